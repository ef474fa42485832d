/** The outcome of one commit: handled, tried again, or a dead letter. Knows no NATS. */
import { Effect, Schedule } from "effect"
import type { LogContinuity } from "../../continuity.ts"
import { framesOf, isUnavailable, LogChanged } from "../../errors.ts"

/** Between two tries while a dependency is down. */
const outageRetries = Schedule.min([Schedule.exponential("250 millis"), Schedule.spaced("10 seconds")])

export interface Job<E, R> {
  /** Handles the commit. */
  readonly work: Effect.Effect<void, E, R>
  readonly done: Effect.Effect<void>
  /** `defect`: a bug, so that a retry fails again. */
  readonly failed: (why: string, defect: boolean) => Effect.Effect<void>
}

/** The commits of one consumer that wait for a dependency which is down. */
export interface Outage {
  /** Repeats the work while a dependency is down. Other failures pass. */
  readonly during: <A, E extends { readonly message: string }, R>(
    work: Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E, R>
  /** The reason why commits wait; null when none does. */
  readonly why: () => string | null
}

/**
 * Logs the beginning and the end of an outage once, however many commits wait.
 *
 * Work that a changed log has stopped goes on as soon as the log is the known one again, or was accepted.
 */
export const makeOutage = (consumer: string, log: Pick<LogContinuity, "found" | "sound">): Outage => {
  const waiting = new Map<object, string>()
  const begin = (commit: object, why: string) =>
    Effect.suspend(() => {
      const first = waiting.size === 0
      waiting.set(commit, why)
      return first ? Effect.logWarning("a reactor waits for a dependency that is down", { consumer, why }) : Effect.void
    })
  const end = (commit: object) =>
    Effect.suspend(() =>
      waiting.delete(commit) && waiting.size === 0
        ? Effect.logInfo("a reactor goes on: its dependency is back", { consumer })
        : Effect.void
    )
  const waitsFor = (error: unknown) => isUnavailable(error) || (error instanceof LogChanged && log.found() !== null)
  /** `failure`: the failure of the first try. */
  const untilBack = <A, E extends { readonly message: string }, R>(failure: E, work: Effect.Effect<A, E, R>) =>
    Effect.suspend(() => {
      const commit = {}
      let tries = 0
      const tried = Effect.suspend(() => (tries++ === 0 ? Effect.fail(failure) : work))
      // The log reports when it is sound, so no schedule is needed. Later changes of the log wait in the same way.
      const onKnownLog: typeof work = Effect.catchIf(
        tried,
        (error) => error instanceof LogChanged && log.found() !== null,
        ({ message }) =>
          begin(commit, message).pipe(
            Effect.andThen(log.sound),
            Effect.andThen(end(commit)),
            Effect.andThen(Effect.suspend(() => onKnownLog))
          )
      )
      return onKnownLog.pipe(
        Effect.tapError((error) => (isUnavailable(error) ? begin(commit, error.message) : Effect.void)),
        Effect.retry({ while: isUnavailable, schedule: outageRetries }),
        Effect.ensuring(end(commit))
      )
    })
  return {
    // Most work needs no second try, and the schedule of the tries costs more than the rest.
    during: (work) => Effect.catchIf(work, waitsFor, (failure) => untilBack(failure, work)),
    why: () => [...waiting.values()][0] ?? null
  }
}

/** Never fails. */
export const settleCommit = <E extends { readonly message: string }, R>(
  outage: Outage,
  { work, done, failed }: Job<E, R>
): Effect.Effect<void, never, R> =>
  outage.during(work).pipe(
    Effect.andThen(done),
    Effect.catch((error) => failed(whyOf(error), false)),
    Effect.catchDefect((defect) => failed(whyOf(defect), true))
  )

/** Fields of our errors that hold a word of a fixed list, or a subject. */
const tellingFields = ["because", "reason", "kind", "command", "subject"]
const telling = /^[\w.@-]{1,100}$/u

/** Names a failure without its message, which may hold a personal text. */
export const whyOf = (failure: unknown): string => {
  if (typeof failure !== "object" || failure === null) return "an unknown failure"
  const fields: Readonly<Record<string, unknown>> = { ...failure }
  const name = "_tag" in failure ? String(failure._tag) : failure.constructor.name
  const facts = tellingFields.map((field) => fields[field]).filter((value) => isTelling(value))
  return [
    name,
    ...facts,
    ...("_tag" in failure
      ? []
      : framesOf(failure)
          .slice(0, 1)
          .map((frame) => frame.trim()))
  ].join(" ")
}
const isTelling = (value: unknown): value is string => typeof value === "string" && telling.test(value)
