/** Commands a second, and memory, against the aggregates of the log. */
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { commentTask, createTask, onBenchBus } from "../bus/scene.ts"
import { heapUsed } from "../kit/heap.ts"
import { callsPerSecond, median, type Report } from "../kit/measure.ts"
import { memoryOf } from "../kit/memory.ts"
import { fillTasks, filledTask } from "./fill.ts"
import type { Point } from "./series.ts"

const usual = [1_000, 4_000, 16_000, 64_000]
const large = [1_000, 10_000, 100_000, 1_000_000]
const inFlight = 32
/** Half of them create a task, and half comment on one of the filled tasks, which is loaded from the log. */
const commands = 2_000
const warmUps = 1
const rounds = 5
/** The tasks are visited in steps of this size, in another order than that of the log. It has no common divisor with the sizes. */
const stride = 7_919

export interface AggregateGrowth {
  readonly rates: ReadonlyArray<Point>
  /** Megabytes of nats-server, and of the bus in this process. */
  readonly server: ReadonlyArray<Point>
  readonly bus: ReadonlyArray<Point>
}

export const growAggregates = (isLarge: boolean, report: Report): Promise<AggregateGrowth> =>
  onBenchBus((folder) =>
    Effect.gen(function* () {
      const bus = yield* CommandBus
      const rates: Array<Point> = []
      const server: Array<Point> = []
      const held: Array<Point> = []
      let filled = 0
      const before = heapUsed()
      for (const size of isLarge ? large : usual) {
        report(`  ${size.toLocaleString("en")} aggregates …`)
        yield* fillTasks(filled, size)
        filled = size
        const found: Array<number> = []
        for (let round = 0; round < warmUps + rounds; round++) {
          const name = `s${size}r${round}`
          const rate = yield* Effect.promise(() =>
            callsPerSecond(commands, inFlight, (i) =>
              Effect.runPromise(
                i % 2 === 0
                  ? createTask(bus, `${name}i${i}`)
                  : commentTask(bus, filledTask(((round * commands + i) * stride) % size), `${name}c${i}`)
              )
            )
          )
          if (round >= warmUps) found.push(rate)
        }
        rates.push({ size, value: median(found) })
        server.push({ size, value: memoryOf(folder) })
        held.push({ size, value: (heapUsed() - before) / 1e6 })
      }
      return { rates, server, bus: held }
    })
  )
