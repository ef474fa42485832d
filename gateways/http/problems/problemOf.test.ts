/** A command on a log without its keys, and the problem that the caller gets. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { create, send, taskOne, taskTwo } from "../../../commands/kit/onTeam.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { ada } from "../../../domain/kit/people.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { problemOf } from "./problemOf.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const opened = { ...create, wordsOf: ada }

test("without its keys, a log stores nothing, and the problem says that the keys are missing", () =>
  Effect.gen(function* () {
    const bus = yield* CommandBus
    yield* send(bus, operator, "one", opened, taskOne)
    const keys = yield* (yield* Buckets).open("KEYS")
    yield* Effect.forEach(yield* keys.entries, ({ key }) => keys.remove(key))
    yield* (yield* Keyring).verify

    const problem = problemOf(yield* Effect.flip(send(bus, operator, "two", opened, taskTwo)))
    expect(problem).toMatchObject({ _tag: "Unavailable", status: 503 })
    expect(problem.detail).toMatch(/^Nothing was stored: bucket KEYS is gone or empty.+Restore the newest copy/u)
    expect(yield* (yield* EventStore).lastSeq(taskTwo)).toBe(0)
  }).pipe(Effect.provide(parts), Effect.runPromise))
