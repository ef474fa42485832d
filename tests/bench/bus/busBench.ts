/** The command bus, without HTTP: creates, one hot task, and a task with a long history. */
import { Effect } from "effect"
import { benchBody, measureCreates } from "./creates.ts"
import { startEmmett } from "./emmett.ts"
import { measureHotTask, measureLongTask } from "./oneTask.ts"
import { onBenchBus } from "./scene.ts"
import type { Measure, Report } from "../kit/measure.ts"

export const busBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
  const rival = await startEmmett(benchBody.toString()).catch((error: unknown) => {
    report(`SKIPPED: Emmett: ${error instanceof Error ? error.message : String(error)}`)
    return null
  })
  try {
    return await onBenchBus(() =>
      Effect.gen(function* () {
        const creates = yield* measureCreates(rival, report)
        report("  one task …")
        return [...creates, ...(yield* measureHotTask), ...(yield* measureLongTask)]
      })
    )
  } finally {
    await rival?.stop()
  }
}
