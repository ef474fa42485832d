import { Effect, Schedule, Schema } from "effect"
import type { ServedState } from "./servedState.ts"
import { troublesOfFailure } from "./served/troubleOf.ts"

/** A bug. The runner retries from the stored checkpoints, and reports the bug until a retry succeeds. */
export class Broken extends Schema.TaggedError<Broken>()("Broken", { cause: Schema.Defect() }) {
  override get message() {
    // The message of the cause may repeat a personal text.
    return `the read models stopped at a bug of this program: ${this.cause instanceof Error ? this.cause.name : "an unknown failure"}`
  }
}

export const retrySchedule = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

/** Runs again after every end and every failure. The failure is the trouble until the tables are read again. */
export const retriedForever = <E extends { readonly _tag: string; readonly message: string }, R>(
  run: Effect.Effect<void, E, R>,
  state: ServedState
) =>
  run.pipe(
    Effect.catchDefect((cause) => Effect.fail(new Broken({ cause }))),
    Effect.tapError((error) => {
      const known = state.stoppedAt()
      state.stop(troublesOfFailure(error))
      // An unreachable server is logged once, not at each retry.
      return known === error.message && error._tag === "DatabaseUnavailable"
        ? Effect.void
        : Effect.logWarning("the read models have stopped", error.message)
    }),
    Effect.retry(retrySchedule),
    Effect.forever
  )
