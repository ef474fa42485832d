import { Effect, Layer, Stream } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { Principals } from "../../../commands/principals.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { removeSampleOperation } from "./removeSample.ts"
import { seedOperation } from "./seedOperation.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const removed = Effect.map(Stream.runCollect(removeSampleOperation.run({})), (lines) => lines[0]?.removed)
const stored = Effect.map(Stream.runCollect(seedOperation.run({})), (pieces) =>
  pieces.reduce((sum, piece) => sum + piece.stored, 0)
)

test("the sample is removed once, cannot be stored again, and stays in the log as removed", () =>
  Effect.gen(function* () {
    const head = Effect.flatMap(Feed, (feed) => feed.head)
    expect(yield* removed).toBe(0)
    const messages = yield* stored
    expect(messages).toBeGreaterThan(100)
    const before = yield* head
    expect(yield* removed).toBe(messages)
    expect(yield* head).toBe(before + messages)
    expect(yield* removed).toBe(0)
    expect(yield* stored).toBe(0)
    expect(yield* head).toBe(before + messages)
  }).pipe(Effect.provide(parts), Effect.runPromise))
