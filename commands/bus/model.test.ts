/** Drawn histories on the log in memory, with faults, compared with a pure model. A failure shrinks to the shortest history. */
import { it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { faulty } from "../../streams/kit/faults.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { agreesWithModel, histories } from "../kit/history/modelCheck.ts"
import { Principals } from "../principals.ts"
import { commandBusLayer } from "./bus.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(faulty(memoryRecord)))
const run = (draws: Parameters<typeof agreesWithModel>[0]) =>
  agreesWithModel(draws).pipe(Effect.scoped, Effect.provide(Layer.fresh(parts)))

it.live.prop(
  "each command is recorded at most once, keeps its first receipt, and the log is the model's",
  [histories(40)],
  ([draws]) => run(draws),
  { arbitrary: { runs: 60, size: 40 }, timeout: 60_000 }
)

test("a command whose answer was lost keeps its receipt after a reconnect, on the other bus too", async () => {
  const create = { bus: 0, subject: 0, command: 0, key: 0 }
  const stored = await Effect.runPromise(
    run([
      { ...create, fault: 2 },
      { ...create, fault: 3 },
      { ...create, bus: 1, fault: 0 },
      { ...create, bus: 1, command: 3, key: 1, fault: 1 }
    ])
  )
  expect(stored).toBe(2)
})
