/** What the pipelines ask: which messages and atoms there are still to read, and what was proposed before. */
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ActorId, AtomId, ChatId, MessageId, ProposalId, TopicId } from "../../../domain/ids.ts"
import type { AtomType, Audience } from "../../../domain/values.ts"
import type { ExtractionRowStored } from "../../models/jobs/extractions.ts"
import type { Run } from "../../models/jobs/runs.ts"
import type { Asked } from "../pages.ts"

/** Which messages. */
export interface MessageScope {
  readonly extraction: string
  readonly attempt: number
  /** Null: every chat, and what was said outside of one. */
  readonly chat: string | null
  /** Of the messages' own time; both included. */
  readonly from: string | null
  readonly to: string | null
  /** Also what another extraction has read. */
  readonly again: boolean
  readonly audiences: ReadonlyArray<Audience>
  /** The tables are at least here: it is waited for. */
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
  /** A person made a task of it already. */
  readonly hasTask: boolean
}
export interface MessagePlace {
  /** `sentAt` of the last message of the page before. */
  readonly at: string
  readonly id: string
}

/** Which atoms. */
export interface AtomScope {
  readonly run: string
  readonly attempt: number
  /** Empty: all, and what is filed under none. A topic that was merged is asked for by the one that it went into. */
  readonly topics: ReadonlyArray<string>
  /** Also what another run has looked at. */
  readonly again: boolean
  readonly audiences: ReadonlyArray<Audience>
}
export interface UnreadAtom {
  readonly id: AtomId
  readonly number: number
  readonly type: AtomType
  readonly text: string
  readonly tags: ReadonlyArray<string>
  /** Where merges led to; null when it is filed under none that stands. */
  readonly topic: TopicId | null
  readonly topicName: string | null
  readonly audience: Audience
  readonly proposals: ReadonlyArray<ProposalId>
  /** In order. A message that was redacted since proves nothing any more. */
  readonly quotes: ReadonlyArray<Quote & { readonly sentAt: string; readonly chat: ChatId | null }>
}

/** A proposal, whatever became of it, in the machine's own words. */
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
  /** In order of time, then of id. */
  readonly messages: (
    scope: MessageScope,
    after: MessagePlace | null,
    limit: number
  ) => Asked<ReadonlyArray<UnreadMessage>>
  readonly countMessages: (scope: MessageScope) => Asked<number>
  /** In order of their numbers. */
  readonly atoms: (scope: AtomScope, after: number | null, limit: number) => Asked<ReadonlyArray<UnreadAtom>>
  readonly countAtoms: (scope: AtomScope) => Asked<number>
  /** What an extraction or run has proposed, what was proposed of these messages or atoms, or what waits for a decision. The newest first. */
  readonly proposedBefore: (
    audiences: ReadonlyArray<Audience>,
    filter: BeforeFilter
  ) => Asked<ReadonlyArray<ProposedBefore>>
  /** An extraction as it was asked for and stands, with whose messages it may read. Null when there is none. */
  readonly extraction: (id: string) => Asked<(ExtractionRowStored & { readonly id: string }) | null>
  readonly run: (id: string) => Asked<(Run & { readonly id: string }) | null>
}
