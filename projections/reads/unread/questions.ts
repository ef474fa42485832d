/** The reads of the pipelines: messages and atoms that are not processed yet, and earlier proposals. */
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ActorId, AtomId, ChatId, MessageId, ProposalId, TopicId } from "../../../domain/ids.ts"
import type { AtomType, Audience, Due, ItemStatus } from "../../../domain/values.ts"
import type { ExtractionRowStored } from "../../models/jobs/extractions.ts"
import type { Run } from "../../models/jobs/runs.ts"
import type { Asked } from "../pages.ts"

/** Selects messages. */
export interface MessageScope {
  readonly extraction: string
  readonly attempt: number
  /** Null: every chat, and messages without a chat. */
  readonly chat: string | null
  /** Bounds of the time of the messages; both are included. */
  readonly from: string | null
  readonly to: string | null
  /** Also messages that another extraction has read. */
  readonly again: boolean
  readonly audiences: ReadonlyArray<Audience>
  /** The read waits until the tables are at this position. */
  readonly upTo: number
}
export interface UnreadMessage {
  readonly id: MessageId
  readonly chat: ChatId | null
  readonly author: ActorId
  readonly text: string
  /** UTC, ISO 8601. */
  readonly sentAt: string
  readonly replyTo: MessageId | null
  readonly thread: string | null
  readonly audience: Audience
  /** A bot wrote it: it is context, and never evidence. */
  readonly bot: boolean
  /** Whether the author has edited it. */
  readonly edited: boolean
  /** Whether a person made a task of it already. */
  readonly hasTask: boolean
}
export interface MessagePlace {
  /** `sentAt` of the last message of the page before. */
  readonly at: string
  readonly id: string
}

/** Selects open atoms. */
export interface AtomScope {
  readonly run: string
  readonly attempt: number
  /** Empty: all atoms, also those without a topic. A merged topic is selected by the topic that it was merged into. */
  readonly topics: ReadonlyArray<string>
  /** Also atoms that another run has analysed. */
  readonly again: boolean
  readonly audiences: ReadonlyArray<Audience>
}
export interface UnreadAtom {
  readonly id: AtomId
  readonly number: number
  readonly type: AtomType
  readonly text: string
  readonly tags: ReadonlyArray<string>
  /** The topic after all merges; null without an active topic. */
  readonly topic: TopicId | null
  readonly topicName: string | null
  readonly audience: Audience
  readonly proposals: ReadonlyArray<ProposalId>
  /** The person who does the work, and the day until which, as the atom was approved. @default none */
  readonly owner?: ActorId | null
  readonly due?: Due | null
  /** In order. Quotes of redacted messages are left out. */
  readonly quotes: ReadonlyArray<Quote & { readonly sentAt: string; readonly chat: ChatId | null }>
}

/** A message near a quoted one, in its chat and audience. */
export interface Neighbour {
  /** The quoted message. */
  readonly of: MessageId
  readonly author: ActorId
  readonly text: string
  readonly sentAt: string
}

/** An atom as the context of a question. */
export interface KnownAtomRow {
  /** The id of the atom, or of a proposal: an approval makes an atom of the same id. */
  readonly id: AtomId
  readonly type: AtomType
  readonly text: string
  /** The time of the newest message that proves it, else of its record: UTC, ISO 8601. */
  readonly at: string
  readonly status: ItemStatus
  /** The chat of that message. */
  readonly chat: ChatId | null
}

/** A proposal in any state, in the machine's own words. */
export interface ProposedBefore {
  readonly id: string
  readonly kind: DraftKind
  readonly text: string
  readonly audience: Audience
}

/** The proposals of one extraction or run, of these messages or atoms, or those that are open. */
export type BeforeFilter =
  | { readonly by: string }
  | { readonly messages: ReadonlyArray<string> }
  | { readonly atoms: ReadonlyArray<string> }
  | { readonly waiting: DraftKind }

export interface UnreadQuestions {
  /** Ordered by time, then by id. */
  readonly messages: (
    scope: MessageScope,
    after: MessagePlace | null,
    limit: number
  ) => Asked<ReadonlyArray<UnreadMessage>>
  /** For each message the `most` messages before it in its chat and audience, in the order of time. Read ones count too. */
  readonly before: (
    messages: ReadonlyArray<{
      readonly chat: ChatId | null
      readonly audience: Audience
      readonly at: string
      readonly id: string
    }>,
    most: number
  ) => Asked<ReadonlyArray<UnreadMessage>>
  /** For each message those on each side of it, in the order of time. A message without a chat has none. */
  readonly neighbours: (
    audiences: ReadonlyArray<Audience>,
    messages: ReadonlyArray<MessageId>,
    eachSide: number
  ) => Asked<ReadonlyArray<Neighbour>>
  /** The title of a chat; null if no chat with the id was connected. */
  readonly titleOf: (chat: ChatId) => Asked<string | null>
  readonly countMessages: (scope: MessageScope) => Asked<number>
  /** Ordered by number. */
  readonly atoms: (scope: AtomScope, after: number | null, limit: number) => Asked<ReadonlyArray<UnreadAtom>>
  readonly countAtoms: (scope: AtomScope) => Asked<number>
  /** In the requested order, without atoms that are archived, absent, or hidden from these audiences. */
  readonly knownAtoms: (
    audiences: ReadonlyArray<Audience>,
    ids: ReadonlyArray<string>
  ) => Asked<ReadonlyArray<KnownAtomRow>>
  /**
   * The atoms of a chat, and its proposed atoms that wait for a decision, the newest first. Only recent ones are searched.
   */
  readonly newestInChat: (
    audiences: ReadonlyArray<Audience>,
    chat: ChatId,
    most: number
  ) => Asked<ReadonlyArray<KnownAtomRow>>
  /** The newest first. */
  readonly proposedBefore: (
    audiences: ReadonlyArray<Audience>,
    filter: BeforeFilter
  ) => Asked<ReadonlyArray<ProposedBefore>>
  /** An extraction with the audiences that it may read. Null if it does not exist. */
  readonly extraction: (id: string) => Asked<(ExtractionRowStored & { readonly id: string }) | null>
  readonly run: (id: string) => Asked<(Run & { readonly id: string }) | null>
}
