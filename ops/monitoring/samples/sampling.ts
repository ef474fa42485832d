/** Reads the values that no event changes, at intervals, for as long as the process runs. */
import { Effect, Layer, Schedule } from "effect"
import { makeDatabaseSample } from "./databaseMetrics.ts"
import { makeLogSample } from "./logMetrics.ts"
import { makeLoopDelay, registerProcess } from "./processMetrics.ts"
import { makeTroubleSample } from "./troubleMetrics.ts"

/** Shorter than the usual interval of a scrape, 15 seconds. The log answers about 20 small requests each time. */
const interval = "10 seconds"

/** `readsStores`: false when another process reports the values of the log and of the database. */
export const samplingLayer = (readsStores: boolean) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      yield* registerProcess
      const stores = readsStores ? [yield* makeLogSample, yield* makeDatabaseSample] : []
      const samples = [yield* makeLoopDelay, yield* makeTroubleSample, ...stores]
      // One after the other, and no second round begins while a log that hangs holds up the first.
      yield* Effect.forEach(samples, (sample) => sample, { discard: true }).pipe(
        Effect.repeat(Schedule.spaced(interval)),
        Effect.forkScoped
      )
    })
  )
