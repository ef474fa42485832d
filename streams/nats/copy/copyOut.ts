/** Reads the stored messages of a stream, for a backup. */
import { Effect, Stream } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import { readUpToEnd } from "../log/readUpTo.ts"
import type { Nats } from "../client/nats.ts"
import type { CopiedStream } from "./copied.ts"

/** A stored message. The audit chain covers its subject, position, bytes and `continues`. */
export interface CopiedMessage {
  readonly seq: number
  readonly subject: string
  /** ISO 8601, UTC, milliseconds. */
  readonly storedAt: string
  /** The next message belongs to the same unit. */
  readonly continues: boolean
  readonly data: Uint8Array
}

/** The messages after a position, up to the end of the stream at the call, in batches. */
export const copyOut = (
  nats: Nats["Service"],
  stream: CopiedStream,
  after: number
): Stream.Stream<ReadonlyArray<CopiedMessage>, StreamUnavailable> => {
  const follow: Nats["Service"]["follow"] = (name, from) => nats.follow(name, from, undefined, true)
  return readUpToEnd({ follow, last: nats.last }, { stream, filter: ">", after }).pipe(
    Stream.map((batch) => batch.map(({ storedAt = "", ...rest }) => ({ ...rest, storedAt })))
  )
}

/** The settings of a stream that an operator may have raised. */
export const raisedSettings = Effect.fnUntraced(function* (nats: Nats["Service"], stream: CopiedStream) {
  const found = yield* nats.settings(stream)
  return { maxBytes: found?.max_bytes ?? -1 }
})
