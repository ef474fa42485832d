/** What can be asked of knowledge, and of the work that proposes it. Every answer is bounded by the asker's audiences, in SQL. */
import { Context, Effect, Layer } from "effect"
import type { Quote } from "../../domain/evidence.ts"
import type { Asked, Audiences, BadCursor, PageOf } from "./pages.ts"
import type {
  AtomOut,
  ChatOut,
  ExtractionOut,
  MessageOut,
  ProposalOut,
  ProviderOut,
  ReadingOut,
  RunOut,
  TopicOut
} from "./wire.ts"
import { Projections } from "../runner/projections.ts"
import { servedTables } from "../runner/served.ts"
import { knownReads } from "./knowledge/known.ts"
import { type Metrics, metricsReads } from "./knowledge/metrics.ts"
import { proposalReads } from "./knowledge/proposals.ts"
import { saidReads } from "./knowledge/said.ts"
import { type WhyStep, whyReads } from "./knowledge/why.ts"
import { workReads } from "./knowledge/work.ts"

export interface ProposalFilter {
  readonly status?: string
  readonly kind?: string
  /** What read the chat or the knowledge: `extraction` or `run`. */
  readonly origin?: string
  /** The id of that extraction or run. */
  readonly originId?: string
  /** A topic that it would be filed under, or that it would make. */
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
  readonly type?: string
  readonly topic?: string
  readonly tag?: string
}
export interface ReadingFilter {
  readonly extraction?: string
  readonly outcome?: string
}
type ByNumber = { readonly id: string } | { readonly number: number }
/** One quote, and the proposal that it stands in. */
export interface QuoteOf {
  readonly proposal: string
  /** Its place in that proposal, from 1. */
  readonly n: number
  readonly quote: Quote
}

export class Knowledge extends Context.Service<
  Knowledge,
  {
    /** Newest first, `limit` rows at most; so are the other pages. */
    readonly proposals: (
      audiences: Audiences,
      filter: ProposalFilter,
      limit: number,
      cursor?: string
    ) => Asked<PageOf<ProposalOut>, BadCursor>
    /** Null when there is none for these audiences; so are the other single rows. */
    readonly proposal: (audiences: Audiences, id: string) => Asked<ProposalOut | null>
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
    /** By label. They are for the whole team. */
    readonly providers: Asked<ReadonlyArray<ProviderOut>>
    /** By title. `unread`: neither read nor held for noise yet. */
    readonly chats: (audiences: Audiences) => Asked<ReadonlyArray<ChatOut>>
    /** Newest first; bounded by the audience of the message. */
    readonly readings: (
      audiences: Audiences,
      filter: ReadingFilter,
      limit: number,
      cursor?: string
    ) => Asked<PageOf<ReadingOut>, BadCursor>
    /** In the order of the proposals as given, then in the order in which the quotes convince. */
    readonly quotesOf: (audiences: Audiences, proposals: ReadonlyArray<string>) => Asked<ReadonlyArray<QuoteOf>>
    /** These messages, and up to `around` (3) before and after each in its chat, oldest first, each once. */
    readonly messagesAround: (
      audiences: Audiences,
      messages: ReadonlyArray<string>,
      around?: number
    ) => Asked<ReadonlyArray<MessageOut>>
    /** How many living things point at it, whoever may see them: an approval with such a use is not taken back. */
    readonly uses: (kind: "topic" | "atom" | "task", id: string) => Asked<number>
    /** From what was said to the task, in order. Null when there is no such task for these audiences. */
    readonly why: (audiences: Audiences, task: string) => Asked<ReadonlyArray<WhyStep> | null>
    readonly metrics: (audiences: Audiences) => Asked<Metrics>
  }
>()("tracker/projections/Knowledge") {
  static readonly layer = Layer.effect(
    Knowledge,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const { position } = yield* Projections
      return Knowledge.of({
        ...proposalReads(tables),
        ...knownReads(tables),
        ...workReads(tables),
        ...saidReads(tables),
        ...whyReads(tables),
        ...metricsReads(tables, position)
      })
    })
  )
}
