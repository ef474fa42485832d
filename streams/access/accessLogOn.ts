/** The access log on a stream of bytes, which is a JetStream stream or a list in memory. */
import { Clock, Effect, Layer, Schedule } from "effect"
import { type StreamFull, StreamUnavailable } from "../errors.ts"
import { Keyring, type KeysUnusable } from "../sealing/keyring.ts"
import { decodeEntries, encodeEntry } from "./accessCodec.ts"
import { type AccessEvent, AccessLog, AccessOrigin, type RequestOrigin } from "../ports/accessLog.ts"
import { makeRefusals } from "./refusals.ts"

export interface AccessStream {
  readonly append: (tag: AccessEvent["_tag"], data: Uint8Array) => Effect.Effect<void, StreamFull | StreamUnavailable>
  /** The messages from a position on, in order; at most 1000. */
  readonly from: (
    position: number
  ) => Effect.Effect<ReadonlyArray<{ readonly seq: number; readonly data: Uint8Array }>, StreamUnavailable>
  /** The last position; 0 when there is none. */
  readonly last: Effect.Effect<number, StreamUnavailable>
}

/** A sign-in never waits longer for its entry. */
const recordTimeout = "2 seconds"
const flushes = Schedule.spaced("1 minute")

export const accessLogOn = <R>(stream: Effect.Effect<AccessStream, never, R>) =>
  Layer.effect(
    AccessLog,
    Effect.gen(function* () {
      const { append, from, last } = yield* stream
      const keyring = yield* Keyring
      const refusals = makeRefusals()

      const write = Effect.fnUntraced(
        function* (event: AccessEvent, origin: RequestOrigin) {
          const at = new Date(yield* Clock.currentTimeMillis).toISOString()
          yield* append(event._tag, yield* encodeEntry(keyring, at, event, origin))
        },
        (written, event): Effect.Effect<void> =>
          written.pipe(
            Effect.timeoutOrElse({ duration: recordTimeout, orElse: () => Effect.fail({ _tag: "TimedOut" } as const) }),
            Effect.catch((cause: Lost) => notRecorded(event, cause))
          )
      )
      const read = (messages: Effect.Success<ReturnType<typeof from>>) =>
        Effect.catchTag(decodeEntries(keyring, messages), "WrongMasterKey", (cause) =>
          Effect.fail(new StreamUnavailable({ what: "ACCESS", cause }))
        )
      const writeCounts = (atOnce: boolean) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.forEach(refusals.take(now, atOnce), ({ event, origin }) => write(event, origin), { discard: true })
        )

      yield* Effect.addFinalizer(() => writeCounts(true))
      yield* Effect.forkScoped(Effect.repeat(writeCounts(false), flushes))

      return AccessLog.of({
        record: Effect.fnUntraced(function* (event) {
          const origin = (yield* AccessOrigin)()
          if (event._tag !== "SignInRefused") return yield* write(event, origin)
          yield* writeCounts(false)
          const first = refusals.add({ event, origin })
          if (first !== null) yield* write(first.event, first.origin)
        }),
        page: Effect.fnUntraced(function* ({ before, most }) {
          const end = before ?? (yield* last) + 1
          // The stream has few gaps, so a page of positions is nearly a page of entries.
          const start = Math.max(1, end - most)
          if (end <= 1) return { entries: [], next: null }
          const found = (yield* from(start)).filter(({ seq }) => seq < end)
          const entries = yield* read(found)
          return { entries: entries.toReversed(), next: start === 1 ? null : start }
        }),
        after: Effect.fnUntraced(function* (position) {
          const found = yield* from(position + 1)
          return { entries: yield* read(found), last: found.at(-1)?.seq ?? null }
        })
      })
    })
  )

type Lost = StreamFull | StreamUnavailable | KeysUnusable | { readonly _tag: "TimedOut" }

const notRecorded = (event: AccessEvent, cause: Lost) =>
  Effect.logWarning("an entry of the access log was not stored", { event: event._tag, cause: cause._tag })
