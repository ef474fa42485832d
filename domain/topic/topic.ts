/** A topic groups atoms and tasks. Only a person's approval creates one. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { TopicName, TopicSummary } from "../knowledge/draft.ts"
import { ActorId, ProposalId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { isOutdated, seenRevision, TextVersions } from "../text/versions.ts"
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
  /** Refused `changed-meanwhile`, with both versions, when the name no longer has the revision that the person saw. */
  RenameTopic: { ...words, name: TopicName, ...seenRevision },
  /** The same for the summary. */
  DescribeTopic: { ...words, summary: TopicSummary, ...seenRevision },
  MergeTopic: { into: TopicId },
  ArchiveTopic: {},
  /** Undoes an approval. Refused when the topic was used since. */
  WithdrawTopic: { proposal: ProposalId },
  /** Restores the topic, also after a merge, as it was (`content` is null), or with the draft of a second approval. */
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
  /** Another proposal was merged into it, with its evidence. */
  TopicEvidenceAdded: { proposal: ProposalId },
  TopicEvidenceWithdrawn: { proposal: ProposalId }
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "active" | "archived" | "merged"
  readonly name: string
  readonly summary: string
  /** Each rises with its text, from 1. */
  readonly nameRevision: number
  readonly summaryRevision: number
  readonly audience: Audience
  /** The proposals whose evidence supports it; the first one created it. */
  readonly proposals: ReadonlyArray<ProposalId>
  /** A person has worked on it since it was created. */
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
    "no-such-target",
    "changed-meanwhile"
  ]),
  /** Only with the reason `changed-meanwhile`. */
  versions: Schema.optionalKey(TextVersions)
}) {}

const decide = (command: Command, state: State): Decision =>
  Command.match(command, {
    CreateTopic: ({ _tag: _, ...what }) =>
      state.is === "absent" ? record({ _tag: "TopicCreated", ...what }) : refuse("already-exists"),
    RenameTopic: ({ name, wordsOf, revision: seen }) =>
      ifActive(state, (now) => {
        const versions = { revision: now.nameRevision, current: now.name, yours: name }
        return edited(versions, seen, { _tag: "TopicRenamed", wordsOf, name })
      }),
    DescribeTopic: ({ summary, wordsOf, revision: seen }) =>
      ifActive(state, (now) => {
        const versions = { revision: now.summaryRevision, current: now.summary, yours: summary }
        return edited(versions, seen, { _tag: "TopicDescribed", wordsOf, summary })
      }),
    MergeTopic: ({ into }) =>
      state.is === "merged" && state.into === into
        ? record()
        : ifActive(state, () => record({ _tag: "TopicMerged", into })),
    ArchiveTopic: () => (state.is === "archived" ? record() : ifActive(state, () => record({ _tag: "TopicArchived" }))),
    WithdrawTopic: ({ proposal }) =>
      state.is === "archived"
        ? record()
        : ifActive(state, (now) => (isUsed(now, proposal) ? refuse("used-since") : record({ _tag: "TopicArchived" }))),
    RestoreTopic: ({ content: now }) => {
      if (state.is === "absent") return refuse("not-found")
      return state.is === "active" ? record() : record(...differences(state, now), { _tag: "TopicRestored" })
    },
    AddTopicEvidence: ({ proposal }) =>
      ifActive(state, (now) => unless(now.proposals.includes(proposal), { _tag: "TopicEvidenceAdded", proposal })),
    WithdrawTopicEvidence: ({ proposal }) =>
      state.is === "absent"
        ? refuse("not-found")
        : unless(!state.proposals.slice(1).includes(proposal), { _tag: "TopicEvidenceWithdrawn", proposal })
  })

const evolve = (state: State, event: Event): State => {
  if (event._tag === "TopicCreated") return newTopic(event)
  return state.is === "absent" ? state : evolvePresent(state, event)
}

const evolvePresent = (state: Present, event: Event): Present =>
  Event.match(event, {
    TopicCreated: (first): Present => newTopic(first),
    TopicRenamed: ({ name }): Present => ({
      ...state,
      name,
      nameRevision: state.nameRevision + 1,
      touched: touchedIn(state)
    }),
    TopicDescribed: ({ summary }): Present => ({
      ...state,
      summary,
      summaryRevision: state.summaryRevision + 1,
      touched: touchedIn(state)
    }),
    TopicMerged: ({ into }): Present => ({ ...state, is: "merged", into }),
    TopicArchived: (): Present => ({ ...state, is: "archived" }),
    TopicRestored: (): Present => ({ ...state, is: "active", into: null }),
    TopicEvidenceAdded: ({ proposal }): Present => ({ ...state, proposals: [...state.proposals, proposal] }),
    TopicEvidenceWithdrawn: ({ proposal }): Present => ({
      ...state,
      proposals: state.proposals.filter((each, i) => i === 0 || each !== proposal)
    })
  })

export const topic: Decider<State, Command, Event, TopicRefused> = { initial: { is: "absent" }, decide, evolve }

type Created = Extract<Event, { readonly _tag: "TopicCreated" }>
type Content = Extract<Command, { readonly _tag: "RestoreTopic" }>["content"]

const newTopic = ({ name, summary, audience, proposal }: Created): Present => ({
  is: "active",
  name,
  summary,
  nameRevision: 1,
  summaryRevision: 1,
  audience,
  proposals: [proposal],
  touched: false,
  into: null
})

// These events come before the restoring one: while the topic is archived, a change does not count as a person's work.
const differences = (state: Present, now: Content): ReadonlyArray<Event> =>
  now === null
    ? []
    : [
        ...(now.name === state.name ? [] : [{ _tag: "TopicRenamed", wordsOf: now.wordsOf, name: now.name } as const]),
        ...(now.summary === state.summary
          ? []
          : [{ _tag: "TopicDescribed", wordsOf: now.wordsOf, summary: now.summary } as const])
      ]

/** An event on a topic that is neither archived nor merged is a person's work on it. */
const touchedIn = (state: Present) => state.touched || state.is === "active"
const isUsed = (now: Present, proposal: ProposalId) => now.touched || now.proposals.some((each) => each !== proposal)
const ifActive = (state: State, then: (now: Present) => Decision): Decision => {
  if (state.is === "absent") return refuse("not-found")
  if (state.is === "archived") return refuse("archived")
  return state.is === "merged" ? refuse("merged-already") : then(state)
}
/** Records nothing when the text is the stored one, whichever revision the person saw. */
const edited = (versions: TextVersions, seen: number | undefined, event: Event): Decision => {
  if (versions.current === versions.yours) return record()
  return isOutdated(seen, versions.revision)
    ? Result.fail(new TopicRefused({ because: "changed-meanwhile", versions }))
    : record(event)
}
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: TopicRefused["because"]): Decision => Result.fail(new TopicRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, TopicRefused>
