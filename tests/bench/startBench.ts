/** The time of a warm start, and the memory of an idle product. */
import { readFileSync, readdirSync } from "node:fs"
import { allClassified, type Product } from "../support/product/product.ts"
import type { Measure } from "./measure.ts"

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
      value: memory(tracker.folder),
      unit: "MB",
      goal: 700,
      of: "proportional set size of all processes, idle after a warm start"
    }
  ]
}

/** Megabytes of all processes on this folder. Shared pages are divided among them. */
const memory = (folder: string) => {
  const kilobytes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const ours =
          readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder) ||
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)
        return ours ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]) : 0
      } catch {
        return 0
      }
    })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}
