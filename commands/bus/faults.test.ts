/** Random commands from two processes on the log in memory, whose appends are lost or not answered. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { faulty } from "../../streams/kit/faults.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { seededRandom } from "../../tests/support/seededRandom.ts"
import { runFaultyHistory } from "../kit/history/faultyHistory.ts"
import { Principals } from "../principals.ts"
import { commandBusLayer } from "./bus.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(faulty(memoryRecord)))

test.each(Array.from({ length: 25 }, (_, i) => i + 1))(
  "every command is stored once, in order, with the right receipt (seed %i)",
  async (seed) => {
    const stored = await Effect.runPromise(
      runFaultyHistory(seededRandom(seed), 120).pipe(Effect.scoped, Effect.provide(Layer.fresh(parts)))
    )
    expect(stored).toBeGreaterThan(20)
  }
)
