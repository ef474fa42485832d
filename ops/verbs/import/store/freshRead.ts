/** Reads tables that have every change which the log had at the start of the read. */
import { Effect, Schedule } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { Reads } from "../../../../projections/reads/reads.ts"

/** Far longer than a first build of the tables of a small log. */
const patience = Schedule.spaced("200 millis").pipe(Schedule.upTo({ duration: "2 minutes" }))

/** Waits for the tables, which a verb without a running product builds at this moment. */
export const freshRead = <A, E extends { readonly _tag: string }, R>(read: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const reads = yield* Reads
    yield* reads.waitFor((yield* Principals).position())
    return yield* read
  }).pipe(Effect.retry({ schedule: patience, while: isEarly }))

const isEarly = (error: { readonly _tag: string }) =>
  error._tag === "NotThereYet" ||
  (error._tag === "DatabaseUnavailable" && "cause" in error && error.cause === "not complete")
