/** The handling of one update: its attempts, and the rest that the later updates of its queue do not wait for. */
import { Effect, Option, Result, Semaphore, Stream } from "effect"
import { framesOf } from "../../../streams/errors.ts"
import type { UpdateLog } from "./updateLog.ts"
import { attempts, type NotNow, updateRetries } from "./waiting/attempts.ts"
import type { DeadUpdates } from "./waiting/deadUpdates.ts"

/**
 * The last part of the handling, which the later updates of the queue do not wait for; null: there is none. The update counts as
 * handled after it.
 */
export type Rest = Effect.Effect<void> | null

export interface Handling {
  /** Updates with the same key are handled one after another. */
  readonly queueKeyOf: (raw: string) => string
  /** True for a queue whose updates a person waits for. The updates of other queues never take all places. */
  readonly isUrgent: (key: string) => boolean
  /** Must accept an update that it has handled before. One that fails for too long, or dies, becomes a dead letter. */
  readonly handle: (raw: string) => Effect.Effect<Rest, NotNow>
}

/** Attempts at once, of urgent updates and of others. An update that waits for its next attempt takes no room of another queue. */
const attemptsAtOnce = 100

/**
 * Handles one update, with all its attempts. Only an attempt takes a place, and not the pause before the next one. `open`: null for
 * an update that cannot be unsealed.
 */
export const makeAttempt = Effect.fnUntraced(function* (
  open: (data: Uint8Array) => Effect.Effect<string | null>,
  { queueKeyOf, isUrgent, handle }: Handling
) {
  const places = yield* Semaphore.make(attemptsAtOnce)
  const urgentPlaces = yield* Semaphore.make(attemptsAtOnce)
  return Effect.fnUntraced(function* (position: number, data: Uint8Array) {
    const raw = yield* open(data)
    if (raw === null) return Result.succeed(null)
    const room = isUrgent(queueKeyOf(raw)) ? urgentPlaces : places
    const outcome = yield* attempts(room.withPermits(1)(handle(raw)), position)
    return Result.map(outcome, (rest) => withoutDefect(rest, position))
  })
})

type Attempt = Effect.Success<ReturnType<typeof makeAttempt>>

interface Parts {
  readonly log: UpdateLog["Service"]
  readonly dead: DeadUpdates
}

/** Handles an update in the turn of its queue, and passes on its rest. An update that is given up is parked. */
export const makeTurn = (
  { log, dead }: Parts,
  attempt: Attempt,
  ended: (position: number, rest: Rest) => Effect.Effect<void>
) =>
  Effect.fnUntraced(function* (position: number, kept: Uint8Array | null) {
    const data = kept ?? (yield* storedAt(log, position))
    if (data === null) return yield* ended(position, null)
    const outcome = yield* attempt(position, data)
    if (Result.isSuccess(outcome)) return yield* ended(position, outcome.success)
    yield* dead.park(position, data, outcome.failure).pipe(Effect.retry(updateRetries), Effect.orDie)
    yield* ended(position, null)
  })

/** The stored update at a position; null when it is no longer stored. */
const storedAt = (log: UpdateLog["Service"], position: number) =>
  log.after(position - 1, null).pipe(
    Stream.runHead,
    Effect.retry(updateRetries),
    Effect.orDie,
    Effect.map((found) => (Option.isSome(found) && found.value.position === position ? found.value.data : null))
  )

/** An attempt with its rest, for a dead update. */
export const wholly = (attempt: Attempt) =>
  Effect.fnUntraced(function* (position: number, data: Uint8Array) {
    const outcome = yield* attempt(position, data)
    if (Result.isFailure(outcome)) return outcome.failure
    if (outcome.success !== null) yield* outcome.success
    return null
  })

/** A defect of the rest is a bug and would occur again, so the update counts as handled. */
const withoutDefect = (rest: Rest, position: number): Rest =>
  rest === null
    ? null
    : Effect.catchDefect(rest, (defect) =>
        Effect.logError("an update could not be handled to its end", { position, at: framesOf(defect) })
      )
