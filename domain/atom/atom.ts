/** One statement that a team may rely on: a decision, a problem, a promise, with the words that prove it. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { AtomText, Tags } from "../knowledge/draft.ts"
import { ActorId, AtomId, ProposalId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { AtomLink, AtomType, Audience } from "../values.ts"

const words = { wordsOf: ActorId }
const statement = {
  ...words,
  type: AtomType,
  text: AtomText.pipe(personal("wordsOf")),
  topic: Schema.NullOr(TopicId)
}
const tags = Tags.pipe(personal("wordsOf"))
const content = { ...statement, tags }
const recorded = { ...content, proposal: ProposalId, audience: Audience }
const link = { relation: AtomLink, to: AtomId }

export const Command = Schema.TaggedUnion({
  RecordAtom: recorded,
  /** Its type, its text and the topic it is filed under, all as they shall be. */
  ReviseAtom: statement,
  TagAtom: { ...words, tags },
  LinkAtom: link,
  UnlinkAtom: link,
  ArchiveAtom: {},
  /** Takes back what a proposal's approval made; refused once it was used. */
  WithdrawAtom: { proposal: ProposalId },
  /** Brings it back as it was, or, after a second approval, as the draft has it now. */
  RestoreAtom: { content: Schema.NullOr(Schema.Struct(content)) },
  AddAtomEvidence: { proposal: ProposalId },
  WithdrawAtomEvidence: { proposal: ProposalId }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  AtomRecorded: recorded,
  AtomRevised: statement,
  AtomTagged: { ...words, tags },
  AtomLinked: link,
  AtomUnlinked: link,
  AtomArchived: {},
  AtomRestored: {},
  /** The quotes of one more proposal stand behind it. */
  AtomEvidenceAdded: { proposal: ProposalId },
  AtomEvidenceWithdrawn: { proposal: ProposalId }
})
export type Event = typeof Event.Type

type Link = Schema.Schema.Type<Schema.Struct<typeof link>>
interface Present {
  readonly is: "standing" | "archived"
  readonly type: AtomType
  readonly text: string
  readonly topic: TopicId | null
  readonly tags: ReadonlyArray<string>
  readonly links: ReadonlyArray<Link>
  readonly audience: Audience
  /** The proposals whose quotes prove it; the first one made it. */
  readonly proposals: ReadonlyArray<ProposalId>
  /** A person has worked on it since it was made. */
  readonly touched: boolean
}
export type State = { readonly is: "absent" } | Present

export class AtomRefused extends Schema.TaggedError<AtomRefused>()("AtomRefused", {
  because: Schema.Literals(["not-found", "already-exists", "archived", "used-since", "itself"])
}) {}

export const atom: Decider<State, Command, Event, AtomRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      RecordAtom: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "AtomRecorded", ...what }) : refuse("already-exists"),
      ReviseAtom: ({ _tag: _, ...now }) =>
        standing(state, (was) => unless(sameStatement(was, now), { _tag: "AtomRevised", ...now })),
      TagAtom: ({ tags: now, wordsOf }) =>
        standing(state, (was) => unless(sameTags(was.tags, now), { _tag: "AtomTagged", wordsOf, tags: now })),
      LinkAtom: ({ relation, to }) =>
        standing(state, (now) => unless(now.links.some(is({ relation, to })), { _tag: "AtomLinked", relation, to })),
      UnlinkAtom: ({ relation, to }) =>
        standing(state, (now) => unless(!now.links.some(is({ relation, to })), { _tag: "AtomUnlinked", relation, to })),
      ArchiveAtom: () => (state.is === "archived" ? record() : standing(state, () => record({ _tag: "AtomArchived" }))),
      WithdrawAtom: ({ proposal }) =>
        state.is === "archived"
          ? record()
          : standing(state, (now) =>
              now.touched || now.proposals.some((each) => each !== proposal)
                ? refuse("used-since")
                : record({ _tag: "AtomArchived" })
            ),
      RestoreAtom: ({ content: now }) =>
        state.is === "absent"
          ? refuse("not-found")
          : state.is === "standing"
            ? record()
            : record(...differences(state, now), { _tag: "AtomRestored" }),
      AddAtomEvidence: ({ proposal }) =>
        standing(state, (now) => unless(now.proposals.includes(proposal), { _tag: "AtomEvidenceAdded", proposal })),
      WithdrawAtomEvidence: ({ proposal }) =>
        state.is === "absent"
          ? refuse("not-found")
          : unless(!state.proposals.slice(1).includes(proposal), { _tag: "AtomEvidenceWithdrawn", proposal })
    }),

  evolve: (state, event) =>
    event._tag === "AtomRecorded"
      ? begun(event)
      : state.is === "absent"
        ? state
        : Event.match(event, {
            AtomRecorded: (first): State => begun(first),
            AtomRevised: ({ type, text, topic }): State => ({ ...state, type, text, topic, touched: used(state) }),
            AtomTagged: ({ tags: now }): State => ({ ...state, tags: now, touched: used(state) }),
            AtomLinked: (now): State => ({ ...state, links: [...state.links, pair(now)], touched: used(state) }),
            AtomUnlinked: (now): State => ({ ...state, links: state.links.filter((each) => !is(now)(each)) }),
            AtomArchived: (): State => ({ ...state, is: "archived" }),
            AtomRestored: (): State => ({ ...state, is: "standing" }),
            AtomEvidenceAdded: ({ proposal }): State => ({ ...state, proposals: [...state.proposals, proposal] }),
            AtomEvidenceWithdrawn: ({ proposal }): State => ({
              ...state,
              proposals: state.proposals.filter((each, i) => i === 0 || each !== proposal)
            })
          })
}

type Recorded = Extract<Event, { readonly _tag: "AtomRecorded" }>
type Statement = Omit<Extract<Event, { readonly _tag: "AtomRevised" }>, "_tag">
type Content = Extract<Command, { readonly _tag: "RestoreAtom" }>["content"]

const begun = ({ type, text, topic, tags: first, audience, proposal }: Recorded): State => ({
  is: "standing",
  type,
  text,
  topic,
  tags: first,
  links: [],
  audience,
  proposals: [proposal],
  touched: false
})

// Written before it is restored: what a second approval changes is no use that somebody made of it.
const differences = (was: Present, now: Content): ReadonlyArray<Event> => {
  if (now === null) return []
  const { tags: wanted, ...said } = now
  return [
    ...(sameStatement(was, said) ? [] : [{ _tag: "AtomRevised", ...said } as const]),
    ...(sameTags(was.tags, wanted) ? [] : [{ _tag: "AtomTagged", wordsOf: now.wordsOf, tags: wanted } as const])
  ]
}

const used = (state: Present) => state.touched || state.is === "standing"
const sameStatement = (was: Present, now: Statement) =>
  was.type === now.type && was.text === now.text && was.topic === now.topic
const sameTags = (was: ReadonlyArray<string>, now: ReadonlyArray<string>) =>
  was.length === now.length && was.every((tag, i) => tag === now[i])
const pair = ({ relation, to }: Link): Link => ({ relation, to })
const is = (wanted: Link) => (each: Link) => each.relation === wanted.relation && each.to === wanted.to

const standing = (state: State, then: (now: Present) => Decision): Decision =>
  state.is === "absent" ? refuse("not-found") : state.is === "archived" ? refuse("archived") : then(state)
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: AtomRefused["because"]): Decision => Result.fail(new AtomRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, AtomRefused>
