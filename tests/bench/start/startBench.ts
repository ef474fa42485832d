/** The time of a warm start, and the memory of an idle product. */
import { allClassified, type Product } from "../../support/product/product.ts"
import { memoryOf } from "../kit/memory.ts"
import type { Measure } from "../kit/measure.ts"

/** Longest wait for background work of an earlier measure. Milliseconds. */
const mostLeftOver = 120_000

export const startBench = async (tracker: Product): Promise<ReadonlyArray<Measure>> => {
  const request = tracker.as(await tracker.token("member"))
  await allClassified(request, mostLeftOver)
  await tracker.stop()
  const began = performance.now()
  await tracker.start()
  const seconds = (performance.now() - began) / 1000
  await new Promise((resolve) => setTimeout(resolve, 5000))
  return [
    { name: "warm-start", value: seconds, unit: "s", goal: 6, of: "process started → ready" },
    {
      name: "idle-memory",
      value: memoryOf(tracker.folder),
      unit: "MB",
      goal: 700,
      of: "proportional set size of all processes, idle after a warm start"
    }
  ]
}
