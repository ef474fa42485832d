/** A statement that a team may rely on (a decision, a problem, a risk), with its evidence. */
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
  /** The new type, text and topic, all of them. */
  ReviseAtom: statement,
  TagAtom: { ...words, tags },
  LinkAtom: link,
  UnlinkAtom: link,
  ArchiveAtom: {},
  /** Undoes an approval. Refused when the atom was used since. */
  WithdrawAtom: { proposal: ProposalId },
  /** Restores the atom as it was (`content` is null), or with the draft of a second approval. */
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
  /** Another proposal was merged into it, with its evidence. */
  AtomEvidenceAdded: { proposal: ProposalId },
  AtomEvidenceWithdrawn: { proposal: ProposalId }
})
export type Event = typeof Event.Type

type Link = Schema.Schema.Type<Schema.Struct<typeof link>>
interface Present {
  readonly is: "active" | "archived"
  readonly type: AtomType
  readonly text: string
  readonly topic: TopicId | null
  readonly tags: ReadonlyArray<string>
  readonly links: ReadonlyArray<Link>
  readonly audience: Audience
  /** The proposals whose evidence supports it; the first one created it. */
  readonly proposals: ReadonlyArray<ProposalId>
  /** A person has worked on it since it was created. */
  readonly touched: boolean
}
export type State = { readonly is: "absent" } | Present

export class AtomRefused extends Schema.TaggedError<AtomRefused>()("AtomRefused", {
  because: Schema.Literals(["not-found", "already-exists", "archived", "used-since", "itself"])
}) {}

const decide = (command: Command, state: State): Decision =>
  Command.match(command, {
    RecordAtom: ({ _tag: _, ...what }) =>
      state.is === "absent" ? record({ _tag: "AtomRecorded", ...what }) : refuse("already-exists"),
    ReviseAtom: ({ _tag: _, ...now }) =>
      ifActive(state, (was) => unless(sameStatement(was, now), { _tag: "AtomRevised", ...now })),
    TagAtom: ({ tags: now, wordsOf }) =>
      ifActive(state, (was) => unless(sameTags(was.tags, now), { _tag: "AtomTagged", wordsOf, tags: now })),
    LinkAtom: ({ relation, to }) =>
      ifActive(state, (now) =>
        unless(now.links.some(sameLink({ relation, to })), { _tag: "AtomLinked", relation, to })
      ),
    UnlinkAtom: ({ relation, to }) =>
      ifActive(state, (now) =>
        unless(!now.links.some(sameLink({ relation, to })), { _tag: "AtomUnlinked", relation, to })
      ),
    ArchiveAtom: () => (state.is === "archived" ? record() : ifActive(state, () => record({ _tag: "AtomArchived" }))),
    WithdrawAtom: ({ proposal }) =>
      state.is === "archived"
        ? record()
        : ifActive(state, (now) => (isUsed(now, proposal) ? refuse("used-since") : record({ _tag: "AtomArchived" }))),
    RestoreAtom: ({ content: now }) => {
      if (state.is === "absent") return refuse("not-found")
      return state.is === "active" ? record() : record(...differences(state, now), { _tag: "AtomRestored" })
    },
    AddAtomEvidence: ({ proposal }) =>
      ifActive(state, (now) => unless(now.proposals.includes(proposal), { _tag: "AtomEvidenceAdded", proposal })),
    WithdrawAtomEvidence: ({ proposal }) =>
      state.is === "absent"
        ? refuse("not-found")
        : unless(!state.proposals.slice(1).includes(proposal), { _tag: "AtomEvidenceWithdrawn", proposal })
  })

const evolve = (state: State, event: Event): State => {
  if (event._tag === "AtomRecorded") return newAtom(event)
  return state.is === "absent" ? state : evolvePresent(state, event)
}

const evolvePresent = (state: Present, event: Event): Present =>
  Event.match(event, {
    AtomRecorded: (first): Present => newAtom(first),
    AtomRevised: ({ type, text, topic }): Present => ({ ...state, type, text, topic, touched: touchedIn(state) }),
    AtomTagged: ({ tags: now }): Present => ({ ...state, tags: now, touched: touchedIn(state) }),
    AtomLinked: ({ relation, to }): Present => ({
      ...state,
      links: [...state.links, { relation, to }],
      touched: touchedIn(state)
    }),
    AtomUnlinked: (now): Present => ({ ...state, links: state.links.filter((each) => !sameLink(now)(each)) }),
    AtomArchived: (): Present => ({ ...state, is: "archived" }),
    AtomRestored: (): Present => ({ ...state, is: "active" }),
    AtomEvidenceAdded: ({ proposal }): Present => ({ ...state, proposals: [...state.proposals, proposal] }),
    AtomEvidenceWithdrawn: ({ proposal }): Present => ({
      ...state,
      proposals: state.proposals.filter((each, i) => i === 0 || each !== proposal)
    })
  })

export const atom: Decider<State, Command, Event, AtomRefused> = { initial: { is: "absent" }, decide, evolve }

type Recorded = Extract<Event, { readonly _tag: "AtomRecorded" }>
type Statement = Omit<Extract<Event, { readonly _tag: "AtomRevised" }>, "_tag">
type Content = Extract<Command, { readonly _tag: "RestoreAtom" }>["content"]

const newAtom = ({ type, text, topic, tags: first, audience, proposal }: Recorded): Present => ({
  is: "active",
  type,
  text,
  topic,
  tags: first,
  links: [],
  audience,
  proposals: [proposal],
  touched: false
})

// These events come before the restoring one: while the atom is archived, a change does not count as a person's work.
const differences = (was: Present, now: Content): ReadonlyArray<Event> => {
  if (now === null) return []
  const { tags: wanted, ...said } = now
  return [
    ...(sameStatement(was, said) ? [] : [{ _tag: "AtomRevised", ...said } as const]),
    ...(sameTags(was.tags, wanted) ? [] : [{ _tag: "AtomTagged", wordsOf: now.wordsOf, tags: wanted } as const])
  ]
}

/** An event on an atom that is not archived is a person's work on it. */
const touchedIn = (state: Present) => state.touched || state.is === "active"
const isUsed = (now: Present, proposal: ProposalId) => now.touched || now.proposals.some((each) => each !== proposal)
const sameStatement = (was: Present, now: Statement) =>
  was.type === now.type && was.text === now.text && was.topic === now.topic
const sameTags = (was: ReadonlyArray<string>, now: ReadonlyArray<string>) =>
  was.length === now.length && was.every((tag, i) => tag === now[i])
const sameLink = (wanted: Link) => (each: Link) => each.relation === wanted.relation && each.to === wanted.to

const ifActive = (state: State, then: (now: Present) => Decision): Decision => {
  if (state.is === "absent") return refuse("not-found")
  return state.is === "archived" ? refuse("archived") : then(state)
}
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: AtomRefused["because"]): Decision => Result.fail(new AtomRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, AtomRefused>
