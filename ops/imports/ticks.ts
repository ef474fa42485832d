/** The progress of an import, published to its person alone. */
import { Clock, Effect, Schedule } from "effect"
import { Audience } from "../../domain/values.ts"
import { paceOf } from "../../reactors/work/pace.ts"
import { Progress, type Tick } from "../../streams/ports/progress.ts"
import type { Upload } from "./uploads/upload.ts"

const tickInterval = "300 millis"

const publish = Effect.fnUntraced(function* (
  { id, owner }: Upload,
  reached: Pick<Tick, "stage" | "done" | "total" | "rate" | "left">
) {
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  yield* (yield* Progress).publish({ of: "import", id, ...reached, audience: Audience.make(owner), at })
})

/** Reports that the check or the import has ended, well or not: the page reads the import again. */
export const publishEnd = (upload: Upload) =>
  publish(upload, { stage: "done", done: 0, total: 0, rate: null, left: null })

/** Publishes the progress at intervals while the work runs. `from`: the count that an earlier start has reached. */
export const withTicks = <A, E, R>(
  upload: Upload,
  stage: Tick["stage"],
  { total, from }: { readonly total: number; readonly from: number },
  work: (at: (done: number) => void) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    const began = yield* Clock.currentTimeMillis
    let done = from
    const tick = Effect.gen(function* () {
      const millis = (yield* Clock.currentTimeMillis) - began
      // The rate is that of this start.
      const pace = paceOf({ done: done - from, total: total - from, millis })
      yield* publish(upload, { stage, done, total, ...pace })
    })
    return yield* Effect.raceFirst(
      work((reached) => {
        done = reached
      }),
      Effect.andThen(Effect.repeat(tick, Schedule.spaced(tickInterval)), Effect.never)
    )
  })
