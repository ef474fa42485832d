/** The requests of sources in stream `INBOX`: each is stored before its sender gets an answer, and removed once it is handled. */
import { Context, type Effect, Schema } from "effect"
import type { CommitTooLarge, SourceShareFull, StreamFull, StreamUnavailable } from "../errors.ts"

/** One request of a sender, as it was received. */
export const InboundRequest = Schema.Struct({
  /** The kind of the event, from a header of the sender. Empty when it has none. */
  event: Schema.String,
  /** The key of the command that follows from it: the same for every delivery of the same webhook. Opaque. */
  key: Schema.String,
  /** UTC, ISO 8601. */
  at: Schema.String,
  /** JSON. */
  body: Schema.String,
  /** The correlation of the HTTP request that delivered it. Requests of early versions have none. */
  correlation: Schema.optionalKey(Schema.String)
})
export type InboundRequest = typeof InboundRequest.Type

export interface StoredRequest {
  /** From 1; always increases; may skip. */
  readonly position: number
  readonly source: string
  /** Null when it was sealed with another key, or is damaged. */
  readonly request: InboundRequest | null
}

/** The requests of one source that wait, or that failed. */
export interface KeptOfSource {
  readonly requests: number
  /** True when its further webhooks are refused, or will be soon. */
  readonly isNearlyFull: boolean
}

export class SourceInbox extends Context.Service<
  SourceInbox,
  {
    /**
     * On disk when it returns. Stores nothing when a request with this id was stored within a day. All sources together may fill
     * half of the stream, because the other half is for the updates of the bot. Fails with `SourceShareFull` when the source has
     * filled its share of that half; other sources still have room then.
     */
    readonly put: (
      source: string,
      id: string,
      request: InboundRequest
    ) => Effect.Effect<void, StreamUnavailable | StreamFull | SourceShareFull | CommitTooLarge>
    /** The requests that are kept of each source that has any. At most a second old. */
    readonly kept: Effect.Effect<ReadonlyMap<string, KeptOfSource>, StreamUnavailable>
    /** The oldest request that waits, at a position after this one; null when there is none. */
    readonly next: (after: number) => Effect.Effect<StoredRequest | null, StreamUnavailable>
    /** The oldest request that was set aside, at a position after this one; null when there is none. */
    readonly nextSetAside: (after: number) => Effect.Effect<StoredRequest | null, StreamUnavailable>
    /**
     * Keeps the request apart from those that wait. Returns its new position: the same again when a killed process has done it
     * before. The caller then removes the request at the former position. Null when the request does not wait any more.
     */
    readonly setAside: (stored: StoredRequest) => Effect.Effect<number | null, StreamUnavailable | StreamFull>
    /** Does nothing when there is none. */
    readonly remove: (position: number) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/streams/SourceInbox") {}

/** Names the source in a dead letter. The subjects of stored requests have the size too (`share.ts`). */
export const setAsideSubject = (source: string): string => `${setAsidePrefix}${source}`
export const waitingPrefix = "inbox.source."
export const setAsidePrefix = "inbox.failed."
