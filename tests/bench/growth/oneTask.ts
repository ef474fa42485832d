/** The load of one task, and the memory that it takes, against its events. */
import { Effect } from "effect"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { coldBus, commentTask, onBenchBus, taskOf } from "../bus/scene.ts"
import { heapUsed } from "../kit/heap.ts"
import { median, type Report } from "../kit/measure.ts"
import { fillOneTask } from "./fill.ts"
import type { Point } from "./series.ts"

const usual = [1_000, 3_000, 10_000]
const large = [1_000, 3_000, 10_000, 30_000]
/** The first one compiles the code. */
const warmUps = 1
const rounds = 5

export interface TaskGrowth {
  /** Milliseconds of one command in a process that has just started. */
  readonly fromLog: ReadonlyArray<Point>
  readonly fromSnapshot: ReadonlyArray<Point>
  /** Megabytes that the bus holds for the loaded task. */
  readonly memory: ReadonlyArray<Point>
}

export const growOneTask = (isLarge: boolean, report: Report): Promise<TaskGrowth> =>
  onBenchBus(() =>
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SNAPSHOTS")
      const fromLog: Array<Point> = []
      const fromSnapshot: Array<Point> = []
      const memory: Array<Point> = []
      for (const size of isLarge ? large : usual) {
        report(`  one task with ${size.toLocaleString("en")} events …`)
        const task = `grown${size}`.padEnd(10, "x")
        yield* fillOneTask(task, size)
        const head = `${taskOf(task).slice("evt.".length)}.head`
        const cold = Effect.fnUntraced(function* (id: string) {
          const bus = yield* coldBus
          const before = heapUsed()
          const began = performance.now()
          yield* commentTask(bus, task, `${task}${id}`)
          const millis = performance.now() - began
          // The load makes the snapshot, or finds the one that was made.
          yield* Effect.repeat(Effect.delay(bucket.get(head), "5 millis"), { until: (found) => found !== null })
          // The bus is returned so that the collector keeps what it holds.
          return { millis, megabytes: (heapUsed() - before) / 1e6, bus }
        }, Effect.scoped)
        const all = { log: [] as Array<number>, snapshot: [] as Array<number>, megabytes: [] as Array<number> }
        for (let round = 0; round < warmUps + rounds; round++) {
          yield* bucket.remove(head)
          const log = yield* cold(`l${round}`)
          const snapshot = yield* cold(`s${round}`)
          if (round < warmUps) continue
          all.log.push(log.millis)
          all.snapshot.push(snapshot.millis)
          all.megabytes.push(log.megabytes)
        }
        fromLog.push({ size, value: median(all.log) })
        fromSnapshot.push({ size, value: median(all.snapshot) })
        memory.push({ size, value: median(all.megabytes) })
      }
      return { fromLog, fromSnapshot, memory }
    })
  )
