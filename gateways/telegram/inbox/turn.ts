/** The handling of one update: its attempts, and the rest that the later updates of its queue do not wait for. */
import { Effect, Option, Result, Semaphore, Stream } from "effect"
import { framesOf } from "../../../streams/errors.ts"
import { correlated } from "../../../streams/trace/correlation.ts"
import { CurrentSpan, traced } from "../../../streams/trace/tracing.ts"
import type { UpdateLog } from "./updateLog.ts"
import { countUpdate } from "../api/measures/updateMetrics.ts"
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

/** Handles one update, with all its attempts. Only an attempt takes a place, and not the pause before the next one. */
export const makeAttempt = Effect.fnUntraced(function* ({ isUrgent, handle }: Handling) {
  const places = yield* Semaphore.make(attemptsAtOnce)
  const urgentPlaces = yield* Semaphore.make(attemptsAtOnce)
  return Effect.fnUntraced(function* (position: number, key: string, raw: string) {
    const room = isUrgent(key) ? urgentPlaces : places
    const within = <A, E>(work: Effect.Effect<A, E>) => correlated(correlationOf(position))(work)
    return yield* attempts(room.withPermits(1)(handle(raw)), position).pipe(
      Effect.flatMap((outcome) =>
        Effect.map(CurrentSpan, (span) =>
          Result.map(outcome, (rest) =>
            rest === null ? null : within(Effect.provideService(withoutDefect(rest, position), CurrentSpan, span))
          )
        )
      ),
      traced({ name: "handle update", kind: "consumer", mayBegin: true }),
      within
    )
  })
})

/** The same for every attempt of an update. */
const correlationOf = (position: number) => `update@${position}`

type Attempt = Effect.Success<ReturnType<typeof makeAttempt>>

interface Parts {
  readonly log: UpdateLog["Service"]
  readonly dead: DeadUpdates
  /** Null for an update that cannot be unsealed. */
  readonly open: (data: Uint8Array) => Effect.Effect<string | null>
}

/** An update as the log has it, and its text. */
interface OpenedUpdate {
  readonly data: Uint8Array
  readonly raw: string
}

/** Handles an update in the turn of its queue, and passes on its rest. An update that is given up is parked. */
export const makeTurn = (
  parts: Parts,
  attempt: Attempt,
  ended: (position: number, rest: Rest) => Effect.Effect<void>
) =>
  Effect.fnUntraced(function* (position: number, key: string, kept: OpenedUpdate | null) {
    const update = kept ?? (yield* openedAt(parts, position))
    if (update === null) return yield* ended(position, null)
    const outcome = yield* attempt(position, key, update.raw)
    if (Result.isSuccess(outcome)) {
      yield* countUpdate("done")
      return yield* ended(position, outcome.success)
    }
    yield* parts.dead.park(position, update.data, outcome.failure).pipe(Effect.retry(updateRetries), Effect.orDie)
    yield* countUpdate("dead")
    yield* ended(position, null)
  })

const openedAt = Effect.fnUntraced(function* ({ log, open }: Parts, position: number) {
  const data = yield* storedAt(log, position)
  const raw = data === null ? null : yield* open(data)
  return data === null || raw === null ? null : ({ data, raw } satisfies OpenedUpdate)
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
export const wholly = ({ open }: Pick<Parts, "open">, attempt: Attempt, { queueKeyOf }: Handling) =>
  Effect.fnUntraced(function* (position: number, data: Uint8Array) {
    const raw = yield* open(data)
    if (raw === null) return null
    const outcome = yield* attempt(position, queueKeyOf(raw), raw)
    if (Result.isFailure(outcome)) return outcome.failure
    if (outcome.success !== null) yield* outcome.success
    return null
  })

/** A defect of the rest is a bug and would occur again, so the update counts as handled. */
const withoutDefect = (rest: Effect.Effect<void>, position: number) =>
  Effect.catchDefect(rest, (defect) =>
    Effect.logError("an update could not be handled to its end", { position, at: framesOf(defect) })
  )
