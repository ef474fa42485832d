/** The stream that the inbox of sources needs: a JetStream stream, or a list in memory. */
import type { Effect } from "effect"
import type { CommitTooLarge, StreamFull, StreamUnavailable } from "../errors.ts"

export interface StoredBytes {
  readonly seq: number
  readonly subject: string
  readonly data: Uint8Array
}

export interface InboxStream {
  /** `id`: a second message with it is not stored. Returns the position, of the first message for a repeat. */
  readonly append: (
    subject: string,
    id: string,
    data: Uint8Array
  ) => Effect.Effect<number, StreamFull | StreamUnavailable | CommitTooLarge>
  /** The first message at or after a position whose subject has this prefix. */
  readonly next: (from: number, prefix: string) => Effect.Effect<StoredBytes | null, StreamUnavailable>
  readonly remove: (position: number) => Effect.Effect<void, StreamUnavailable>
  /** The number of messages of each subject with this prefix. */
  readonly counts: (prefix: string) => Effect.Effect<ReadonlyMap<string, number>, StreamUnavailable>
  /** The bytes that the requests of all sources may fill. */
  readonly room: Effect.Effect<number, StreamUnavailable>
}
