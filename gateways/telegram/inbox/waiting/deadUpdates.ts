/**
 * Updates that could not be handled. Each is kept sealed in bucket `OUTBOX` and has a dead letter of the consumer `telegram`, so a
 * person retries or drops it as the commits of a reactor (`tt dead-letters`).
 */
import { Clock, Duration, Effect, Option } from "effect"
import type { Bucket } from "../../../../streams/ports/bucket.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import type { GivenUp } from "./attempts.ts"

const consumer = "telegram"
const subject = "inbox.telegram"
const prefix = "dead1."
/** Interval of looking for decisions on dead updates, while there are any. */
const interval = Duration.seconds(5)

/** A log in memory has no dead letters: such an update is dropped, and the log of the process has its position. */
export const makeDeadUpdates = Effect.fnUntraced(function* (bucket: Bucket) {
  const letters = Option.getOrNull(yield* Effect.serviceOption(DeadLetters))
  const known = new Set<number>()
  const now = Effect.map(Clock.currentTimeMillis, (millis) => new Date(millis).toISOString())
  const forget = (position: number) =>
    Effect.andThen(
      bucket.erase(`${prefix}${position}`),
      Effect.sync(() => void known.delete(position))
    )

  const park = Effect.fnUntraced(function* (position: number, data: Uint8Array, { why, tries }: GivenUp) {
    yield* Effect.logError("an update is given up", { position, why, tries })
    if (letters === null) return
    yield* bucket.put(`${prefix}${position}`, data)
    yield* letters.park({ consumer, subject, seq: position, why, tries, at: yield* now })
    known.add(position)
  })

  /** Handles the updates whose retry a person has requested, and erases the dropped ones. */
  const decide = Effect.fnUntraced(function* (
    handle: (position: number, data: Uint8Array) => Effect.Effect<GivenUp | null>
  ) {
    if (letters === null || known.size === 0) return
    const found = new Map(
      (yield* letters.list).flatMap((letter) => (letter.consumer === consumer ? [[letter.seq, letter.state]] : []))
    )
    for (const position of known) {
      const state = found.get(position)
      if (state === "waiting") continue
      const entry = state === undefined ? null : yield* bucket.get(`${prefix}${position}`)
      const failure = entry === null ? null : yield* handle(position, entry.value)
      if (entry !== null && failure !== null) {
        yield* park(position, entry.value, failure)
        continue
      }
      if (state !== undefined) yield* letters.remove({ consumer, seq: position })
      yield* forget(position)
    }
  })

  return {
    park,
    /** Never ends. */
    watch: (handle: (position: number, data: Uint8Array) => Effect.Effect<GivenUp | null>) =>
      Effect.gen(function* () {
        for (const key of yield* bucket.keys) if (key.startsWith(prefix)) known.add(Number(key.slice(prefix.length)))
        yield* decide(handle).pipe(
          Effect.catch((error) => Effect.logWarning("dead updates are not decided", { why: error.message })),
          Effect.delay(interval),
          Effect.forever
        )
      })
  }
})
export type DeadUpdates = Effect.Success<ReturnType<typeof makeDeadUpdates>>
