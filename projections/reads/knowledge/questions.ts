/** The reads of knowledge. Every answer is bounded by the caller's audiences. */
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ActorId, ChatId } from "../../../domain/ids.ts"
import type { Band, RejectReason, Source } from "../../../domain/values.ts"
import type { AtomOut } from "../../models/knowledge/atoms.ts"
import type { ModelUsed } from "../../models/jobs/modelUsed.ts"
import type { ProposalOut } from "../../models/knowledge/proposals.ts"
import type { ProviderOut } from "../../models/jobs/providers.ts"
import type { ExtractionOut } from "../../models/jobs/extractions.ts"
import type { ReadingOut } from "../../models/jobs/readings.ts"
import type { RunOut } from "../../models/jobs/runs.ts"
import type { TopicOut } from "../../models/knowledge/topics.ts"
import type { StoredChat } from "../../models/messages/chats.ts"
import type { MessageOut } from "../../models/messages/messages.ts"
import type { ChatSaidOut } from "../messages/chatsSaid.ts"
import type { NewMessages, SeenUntil } from "../messages/newMessages.ts"
import type { OutcomeOut } from "../messages/outcomes.ts"
import type { FiguresQuestions, Durations } from "../figures/questions.ts"
import type { Asked, Audiences, BadCursor, PageOf } from "../pages.ts"
export interface ProposalFilter {
  readonly status?: string
  readonly kind?: string
  /** The job that proposed it: `extraction` or `run`. */
  readonly origin?: string
  /** The id of that extraction or run. */
  readonly originId?: string
  /** A topic that it belongs to, or that it proposes. */
  readonly topic?: string
  readonly band?: string
  /** A message that it quotes. */
  readonly message?: string
}
export interface TopicFilter {
  readonly status?: string
}
export interface AtomFilter {
  readonly status?: string
  readonly life?: string
  readonly type?: string
  readonly topic?: string
  readonly tag?: string
}
export interface ReadingFilter {
  readonly extraction?: string
  readonly outcome?: string
}
type ByNumber = { readonly id: string } | { readonly number: number }
/** A span of time; a missing end is open. */
export interface SentWithin {
  readonly from?: string
  readonly to?: string
}
/** A chat, with the number of its messages that the asker may read, how many of these no extraction has read, and its retention. */
export interface ChatOut {
  readonly id: ChatId
  readonly title: string
  readonly messages: number
  readonly unread: number
  /** Days after which its messages are erased; null: never. */
  readonly keepDays: number | null
  readonly source: Source
  readonly state: StoredChat["state"]
  /** True while its new messages are stored. */
  readonly consent: boolean
  readonly approved: boolean
  readonly proposals: boolean
  readonly members: number
}
/** One quote, and its proposal. */
export interface QuoteOf {
  readonly proposal: string
  /** Its place in that proposal, from 1. */
  readonly n: number
  readonly quote: Quote
}

export interface ReadWhyStep {
  readonly is: "message" | "extraction" | "proposal" | "atom" | "topic" | "run" | "task"
  readonly id: string
  /** The text or title; of a run its name; of an extraction its chats and days, which are the same in any language. */
  readonly text: string
  /** The author, the requester, or the person who decided. */
  readonly actor: ActorId | null
  readonly at: string
  /** The model that took part, if one did. */
  readonly model: ModelUsed | null
  /** The quotes that prove it. */
  readonly quotes: ReadonlyArray<Quote>
  /** The number of files of a message. */
  readonly files: number
}
export interface ReadMetrics {
  readonly decisions: ReadonlyArray<{
    readonly kind: DraftKind
    readonly provider: string
    readonly model: string
    readonly promptVersion: string
    readonly approved: number
    readonly edited: number
    readonly merged: number
    readonly rejected: number
    readonly n: number
  }>
  readonly classification: ReadonlyArray<{
    readonly provider: string
    readonly model: string
    readonly kept: number
    readonly corrected: number
    readonly n: number
  }>
  readonly bands: ReadonlyArray<{ readonly band: Band; readonly n: number; readonly kept: number }>
  readonly rejections: ReadonlyArray<{ readonly reason: RejectReason | null; readonly n: number }>
  readonly tasks: ReadonlyArray<{ readonly day: string; readonly source: string; readonly n: number }>
  readonly extractionSeconds: Durations | null
  readonly runSeconds: Durations | null
  readonly secondsToReview: Durations | null
  readonly queue: { readonly waiting: number; readonly oldestSeconds: number | null }
  readonly seq: number
}
export interface KnowledgeQuestions extends FiguresQuestions {
  /**
   * Newest first, `limit` rows at most, as all pages here. `asOf`: as they were at that position, bounded by the present audiences.
   */
  readonly proposals: (
    audiences: Audiences,
    filter: ProposalFilter,
    limit: number,
    cursor?: string,
    asOf?: number | null
  ) => Asked<PageOf<ProposalOut>, BadCursor>
  /** Null if these audiences may not see it, or it does not exist; so for all single rows here. */
  readonly proposal: (audiences: Audiences, id: string, asOf?: number | null) => Asked<ProposalOut | null>
  readonly topics: (
    audiences: Audiences,
    filter: TopicFilter,
    limit: number,
    cursor?: string
  ) => Asked<PageOf<TopicOut>, BadCursor>
  readonly topic: (audiences: Audiences, by: ByNumber) => Asked<TopicOut | null>
  readonly atoms: (
    audiences: Audiences,
    filter: AtomFilter,
    limit: number,
    cursor?: string
  ) => Asked<PageOf<AtomOut>, BadCursor>
  readonly atom: (audiences: Audiences, by: ByNumber) => Asked<AtomOut | null>
  readonly extractions: (
    audiences: Audiences,
    limit: number,
    cursor?: string
  ) => Asked<PageOf<ExtractionOut>, BadCursor>
  readonly extraction: (audiences: Audiences, id: string) => Asked<ExtractionOut | null>
  readonly runs: (audiences: Audiences, limit: number, cursor?: string) => Asked<PageOf<RunOut>, BadCursor>
  readonly run: (audiences: Audiences, id: string) => Asked<RunOut | null>
  /** Ordered by label. All readers may see them. */
  readonly providers: Asked<ReadonlyArray<ProviderOut>>
  /** Ordered by title. `unread`: neither read nor skipped as noise yet. Only messages of the span are counted. */
  readonly chats: (audiences: Audiences, sent?: SentWithin) => Asked<ReadonlyArray<ChatOut>>
  /** The latest message first. */
  readonly chatsSaid: (audiences: Audiences) => Asked<ReadonlyArray<ChatSaidOut>>
  /** Of each chat the messages of others after the last one that the reader has seen. */
  readonly newMessages: (
    audiences: Audiences,
    reader: string,
    seen: ReadonlyArray<SeenUntil>
  ) => Asked<ReadonlyArray<NewMessages>>
  /** Those of these messages that the audiences may see, in no order. */
  readonly outcomes: (audiences: Audiences, messages: ReadonlyArray<string>) => Asked<ReadonlyArray<OutcomeOut>>
  /** Newest first; bounded by the audience of the message. */
  readonly readings: (
    audiences: Audiences,
    filter: ReadingFilter,
    limit: number,
    cursor?: string
  ) => Asked<PageOf<ReadingOut>, BadCursor>
  /** In the order of the given proposals; within a proposal the most convincing quote first. */
  readonly quotesOf: (audiences: Audiences, proposals: ReadonlyArray<string>) => Asked<ReadonlyArray<QuoteOf>>
  /** These messages, and up to `around` (3) before and after each in its chat, oldest first, each once. */
  readonly messagesAround: (
    audiences: Audiences,
    messages: ReadonlyArray<string>,
    around?: number
  ) => Asked<ReadonlyArray<MessageOut>>
  /** The number of active references to it, of all audiences: an approval with such a reference cannot be undone. */
  readonly uses: (kind: "topic" | "atom" | "task", id: string) => Asked<number>
  /** The steps from the messages to the task, in order. Null if these audiences may not see the task, or it does not exist. */
  readonly why: (audiences: Audiences, task: string) => Asked<ReadonlyArray<ReadWhyStep> | null>
  readonly metrics: (audiences: Audiences) => Asked<ReadMetrics>
}
