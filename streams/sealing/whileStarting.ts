import { Effect, Schedule } from "effect"
import { StreamUnavailable } from "../errors.ts"

/** In a cluster that has just started, or that elects a leader, a bucket does not answer for some seconds. */
const retries = Schedule.spaced("500 millis").pipe(Schedule.upTo({ duration: "30 seconds" }))

/** Repeats a step of a start while the log cannot be reached. Lost keys fail at once. The step must be safe to repeat. */
export const whileStarting = <A, E, R>(step: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.retry(step, { while: (error) => error instanceof StreamUnavailable, schedule: retries })
