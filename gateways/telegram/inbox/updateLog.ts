import { Context, Duration, Effect, Layer, Schedule, Stream } from "effect"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { ensureStorage } from "../../../streams/nats/storage/storage.ts"

export interface StoredUpdate {
  /** From 1; always increases; may skip. */
  readonly position: number
  readonly data: Uint8Array
}

/** The raw updates in order of arrival, kept until they are handled, and for a week at most. */
export class UpdateLog extends Context.Service<
  UpdateLog,
  {
    /** Stores an update, and returns its position once it is on disk. Returns null for an `id` that was stored within a day. */
    readonly put: (id: string, data: Uint8Array) => Effect.Effect<number | null, StreamUnavailable | StreamFull>
    /** Deletes the updates before a position. */
    readonly removeBefore: (position: number) => Effect.Effect<void, StreamUnavailable>
    /**
     * The updates after a position, oldest first, and then each new one. `witness` is the digest of the update at the
     * position, or null when it is not known. If the log has another update there, or ends before it, it was restored
     * or replaced, and all updates are sent.
     */
    readonly after: (position: number, witness: string | null) => Stream.Stream<StoredUpdate, StreamUnavailable>
  }
>()("tracker/gateways/telegram/UpdateLog") {}

const stream = "INBOX"
const subject = "inbox.telegram"
const answerTimeout = Duration.seconds(5)

/** The updates in stream `INBOX`. */
export const natsUpdateLog = Layer.effect(
  UpdateLog,
  Effect.gen(function* () {
    const nats = yield* Nats
    yield* ensureStorage(stream).pipe(Effect.mapError(unavailable), Effect.retry(retryShortly))

    return UpdateLog.of({
      put: (id, data) =>
        nats.publish({ subject, data, id: `telegram:${id}` }, Duration.toMillis(answerTimeout)).pipe(
          Effect.mapError((fault) => (fault.kind === "full" ? new StreamFull({ what: stream }) : unavailable(fault))),
          Effect.map(({ seq, duplicate }) => (duplicate ? null : seq))
        ),
      removeBefore: (position) => Effect.mapError(nats.purge(stream, subject, position), unavailable),
      after: (position, witness) =>
        Stream.unwrap(
          Effect.gen(function* () {
            const last = yield* nats.lastSeq(stream)
            // An update is kept for a week, so the update at the position may be deleted already.
            const found = position === 0 ? null : yield* nats.at(stream, position)
            const isAnother = witness !== null && found !== null && witnessOf(found.data) !== witness
            const from = last < position || isAnother ? 0 : position
            return Stream.fromAsyncIterable(nats.follow(stream, from + 1, [subject]), unavailable).pipe(
              Stream.flattenIterable,
              Stream.map(({ seq, data }): StoredUpdate => ({ position: seq, data }))
            )
          }).pipe(Effect.mapError(unavailable))
        )
    })
  })
)

const unavailable = (cause: unknown) => new StreamUnavailable({ what: stream, cause })
const retryShortly = Schedule.spaced("300 millis").pipe(Schedule.upTo({ duration: "15 seconds" }))
