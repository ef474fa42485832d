import { Effect, Fiber, Layer, Logger, Stream } from "effect"
import { expect, test } from "vitest"
import { taskRowWith } from "../../../gateways/kit/taskRow.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { memoryBroadcast } from "../../../streams/memory/memoryBuckets.ts"
import { taskView } from "./telegram.ts"

test("a row that does not fit the contract is logged by its id and fields, and the next row still arrives", async () => {
  const logged: Array<unknown> = []
  const keep = Logger.layer([Logger.make(({ message }) => void logged.push(message))])
  const row = taskRowWith({ seq: 7 })
  const arrived = await Effect.runPromise(
    Effect.gen(function* () {
      const { changes } = yield* TaskView
      const broadcast = yield* Broadcast
      const first = yield* Effect.forkChild(Stream.runHead(changes), { startImmediately: true })
      const rows = [{ ...row, id: "task0000", title: 5 }, row]
      yield* broadcast.publish("changes.tasks", { view: "tasks", generation: 1, from: 0, to: 1, rows, removed: [] })
      return yield* Fiber.join(first)
    }).pipe(
      Effect.provide(taskView.pipe(Layer.provideMerge(Layer.mergeAll(memoryBroadcast, Layer.mock(Reads, {}))))),
      Effect.provide(keep)
    )
  )
  expect(arrived).toMatchObject({ _tag: "Some", value: { id: "task0001" } })
  expect(JSON.stringify(logged)).toContain("task0000")
  expect(JSON.stringify(logged)).toContain("title")
})
