import { Context, Duration, Effect, Layer, Schedule, Stream } from "effect"
import { StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { ensureStorage } from "../../../streams/nats/storage/storage.ts"

export interface StoredUpdate {
  /** From 1; always increases; may skip. */
  readonly position: number
  readonly data: Uint8Array
}

/** The raw updates in order of arrival, kept for a week. */
export class UpdateLog extends Context.Service<
  UpdateLog,
  {
    /** On disk when it returns. The same `id` within a day is not stored twice. */
    readonly put: (id: string, data: Uint8Array) => Effect.Effect<void, StreamUnavailable | StreamFull>
    /** The updates after a position, oldest first, and then each new one. */
    readonly after: (position: number) => Stream.Stream<StoredUpdate, StreamUnavailable>
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
          Effect.asVoid
        ),
      after: (position) =>
        Stream.unwrap(
          Effect.map(Effect.mapError(nats.lastSeq(stream), unavailable), (last) => {
            // If the log ends before the position, it was deleted and created again: read it from its start.
            const from = last < position ? 0 : position
            return Stream.fromAsyncIterable(nats.follow(stream, from + 1, [subject]), unavailable).pipe(
              Stream.flattenIterable,
              Stream.map(({ seq, data }): StoredUpdate => ({ position: seq, data }))
            )
          })
        )
    })
  })
)

const unavailable = (cause: unknown) => new StreamUnavailable({ what: stream, cause })
const retryShortly = Schedule.spaced("300 millis").pipe(Schedule.upTo({ duration: "15 seconds" }))
