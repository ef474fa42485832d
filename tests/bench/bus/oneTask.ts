/** Many writers on one task, and a task with a long history. */
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { callsPerSecond, type Measure, median } from "../kit/measure.ts"
import { coldBus, commentTask, createTask, taskOf } from "./scene.ts"

const writers = 32
const comments = 3000
const warmUps = 1
const rounds = 5
const longHistory = 10_000

/** 32 writers on one task, against 32 writers on a task each. */
export const measureHotTask = Effect.gen(function* () {
  const bus = yield* CommandBus
  let conflicts = 0
  const rate = (task: (i: number) => string, name: string) =>
    Effect.promise(() =>
      callsPerSecond(comments, writers, (i) =>
        Effect.runPromise(
          commentTask(bus, task(i), `${name}c${i}`).pipe(
            Effect.tapError(({ _tag }) => Effect.sync(() => void (_tag === "Contended" && conflicts++)))
          )
        )
      )
    )
  const ratios: Array<number> = []
  for (let n = 0; n < warmUps + rounds; n++) {
    const names = Array.from({ length: writers }, (_, i) => `hot${n}t${i}`)
    for (const name of names) yield* createTask(bus, name)
    const many = yield* rate((i) => names[i % writers] ?? "", `m${n}`)
    const one = yield* rate(() => names[0] ?? "", `o${n}`)
    if (n >= warmUps) ratios.push(one / many)
  }
  return [
    {
      name: "bus-one-task",
      value: median(ratios),
      of: `commands of ${writers} writers on one task ÷ on ${writers} tasks`
    },
    {
      name: "bus-conflicts",
      value: conflicts,
      of: `conflicts that reached one of ${writers} writers on one task`
    }
  ] satisfies ReadonlyArray<Measure>
})

/** One command on a task with 10,000 events: in this process, and in one that has just started. */
export const measureLongTask = Effect.gen(function* () {
  const bus = yield* CommandBus
  yield* createTask(bus, "long")
  yield* Effect.forEach(
    Array.from({ length: longHistory }, (_, i) => i),
    (i) => commentTask(bus, "long", `long${i}`),
    { concurrency: 128, discard: true }
  )
  const millis = Effect.fnUntraced(function* (one: typeof bus, id: string) {
    const began = performance.now()
    yield* commentTask(one, "long", id)
    return performance.now() - began
  })
  const warm: Array<number> = []
  for (let i = 0; i < rounds; i++) warm.push(yield* millis(bus, `warm${i}`))
  const bucket = yield* (yield* Buckets).open("SNAPSHOTS")
  const head = `${taskOf("long").slice("evt.".length)}.head`
  const cold: Array<number> = []
  const noSnapshot: Array<number> = []
  for (let i = 0; i < rounds; i++) {
    cold.push(yield* millis(yield* coldBus, `cold${i}`))
    yield* bucket.remove(head)
    noSnapshot.push(yield* millis(yield* coldBus, `gone${i}`))
    // The load from the log makes the snapshot again.
    yield* Effect.repeat(Effect.delay(bucket.get(head), "5 millis"), { until: (found) => found !== null })
  }
  const of = `a command on a task with ${longHistory.toLocaleString("en")} events`
  return [
    { name: "bus-long-task-warm", value: median(warm), of: `${of}, loaded before` },
    {
      name: "bus-long-task-cold",
      value: median(cold),
      of: `${of}, in a new process; ${median(noSnapshot).toFixed(0)} ms without the snapshot`
    }
  ] satisfies ReadonlyArray<Measure>
}).pipe(Effect.scoped)
