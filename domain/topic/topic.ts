/** What a team talks about again and again: a heading that knowledge is filed under. Only a person's approval makes one. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { TopicName, TopicSummary } from "../knowledge/draft.ts"
import { ActorId, ProposalId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { Audience } from "../values.ts"

const words = { wordsOf: ActorId }
const content = {
  ...words,
  name: TopicName.pipe(personal("wordsOf")),
  summary: TopicSummary.pipe(personal("wordsOf"))
}
const created = { ...content, proposal: ProposalId, audience: Audience }

export const Command = Schema.TaggedUnion({
  CreateTopic: created,
  RenameTopic: { ...words, name: TopicName },
  DescribeTopic: { ...words, summary: TopicSummary },
  MergeTopic: { into: TopicId },
  ArchiveTopic: {},
  /** Takes back what a proposal's approval made; refused once it was used. */
  WithdrawTopic: { proposal: ProposalId },
  /** Brings it back, also from a merge, as it was, or, after a second approval, as the draft has it now. */
  RestoreTopic: { content: Schema.NullOr(Schema.Struct(content)) },
  AddTopicEvidence: { proposal: ProposalId },
  WithdrawTopicEvidence: { proposal: ProposalId }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  TopicCreated: created,
  TopicRenamed: { ...words, name: TopicName.pipe(personal("wordsOf")) },
  TopicDescribed: { ...words, summary: TopicSummary.pipe(personal("wordsOf")) },
  TopicMerged: { into: TopicId },
  TopicArchived: {},
  TopicRestored: {},
  /** The quotes of one more proposal stand behind it. */
  TopicEvidenceAdded: { proposal: ProposalId },
  TopicEvidenceWithdrawn: { proposal: ProposalId }
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "standing" | "archived" | "merged"
  readonly name: string
  readonly summary: string
  readonly audience: Audience
  /** The proposals whose quotes prove it; the first one made it. */
  readonly proposals: ReadonlyArray<ProposalId>
  /** A person has worked on it since it was made. */
  readonly touched: boolean
  readonly into: TopicId | null
}
export type State = { readonly is: "absent" } | Present

export class TopicRefused extends Schema.TaggedError<TopicRefused>()("TopicRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "archived",
    "merged-already",
    "used-since",
    "itself",
    "no-such-target"
  ])
}) {}

export const topic: Decider<State, Command, Event, TopicRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      CreateTopic: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "TopicCreated", ...what }) : refuse("already-exists"),
      RenameTopic: ({ name, wordsOf }) =>
        standing(state, (now) => unless(now.name === name, { _tag: "TopicRenamed", wordsOf, name })),
      DescribeTopic: ({ summary, wordsOf }) =>
        standing(state, (now) => unless(now.summary === summary, { _tag: "TopicDescribed", wordsOf, summary })),
      MergeTopic: ({ into }) =>
        state.is === "merged" && state.into === into
          ? record()
          : standing(state, () => record({ _tag: "TopicMerged", into })),
      ArchiveTopic: () =>
        state.is === "archived" ? record() : standing(state, () => record({ _tag: "TopicArchived" })),
      WithdrawTopic: ({ proposal }) =>
        state.is === "archived"
          ? record()
          : standing(state, (now) =>
              now.touched || now.proposals.some((each) => each !== proposal)
                ? refuse("used-since")
                : record({ _tag: "TopicArchived" })
            ),
      RestoreTopic: ({ content: now }) =>
        state.is === "absent"
          ? refuse("not-found")
          : state.is === "standing"
            ? record()
            : record(...differences(state, now), { _tag: "TopicRestored" }),
      AddTopicEvidence: ({ proposal }) =>
        standing(state, (now) => unless(now.proposals.includes(proposal), { _tag: "TopicEvidenceAdded", proposal })),
      WithdrawTopicEvidence: ({ proposal }) =>
        state.is === "absent"
          ? refuse("not-found")
          : unless(!state.proposals.slice(1).includes(proposal), { _tag: "TopicEvidenceWithdrawn", proposal })
    }),

  evolve: (state, event) =>
    event._tag === "TopicCreated"
      ? begun(event)
      : state.is === "absent"
        ? state
        : Event.match(event, {
            TopicCreated: (first): State => begun(first),
            TopicRenamed: ({ name }): State => ({ ...state, name, touched: state.touched || state.is === "standing" }),
            TopicDescribed: ({ summary }): State => ({
              ...state,
              summary,
              touched: state.touched || state.is === "standing"
            }),
            TopicMerged: ({ into }): State => ({ ...state, is: "merged", into }),
            TopicArchived: (): State => ({ ...state, is: "archived" }),
            TopicRestored: (): State => ({ ...state, is: "standing", into: null }),
            TopicEvidenceAdded: ({ proposal }): State => ({ ...state, proposals: [...state.proposals, proposal] }),
            TopicEvidenceWithdrawn: ({ proposal }): State => ({
              ...state,
              proposals: state.proposals.filter((each, i) => i === 0 || each !== proposal)
            })
          })
}

type Created = Extract<Event, { readonly _tag: "TopicCreated" }>
type Content = Extract<Command, { readonly _tag: "RestoreTopic" }>["content"]

const begun = ({ name, summary, audience, proposal }: Created): State => ({
  is: "standing",
  name,
  summary,
  audience,
  proposals: [proposal],
  touched: false,
  into: null
})

// Written before it is restored: what a second approval changes is no use that somebody made of it.
const differences = (state: Present, now: Content): ReadonlyArray<Event> =>
  now === null
    ? []
    : [
        ...(now.name === state.name ? [] : [{ _tag: "TopicRenamed", wordsOf: now.wordsOf, name: now.name } as const]),
        ...(now.summary === state.summary
          ? []
          : [{ _tag: "TopicDescribed", wordsOf: now.wordsOf, summary: now.summary } as const])
      ]

const standing = (state: State, then: (now: Present) => Decision): Decision =>
  state.is === "absent"
    ? refuse("not-found")
    : state.is === "archived"
      ? refuse("archived")
      : state.is === "merged"
        ? refuse("merged-already")
        : then(state)
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: TopicRefused["because"]): Decision => Result.fail(new TopicRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, TopicRefused>
