import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { Principals } from "../../commands/principals.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { makeJobs } from "./jobs.ts"
import { makeUploadFiles } from "./uploads/uploadFiles.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const id = "a".repeat(20)

test("no request starts the work on an upload again while it is removed, and later ones may", () =>
  Effect.gen(function* () {
    let reads = 0
    const read = () => Effect.sync(() => (reads++, null))
    const jobs = yield* makeJobs({ ...makeUploadFiles("/nowhere"), read })
    const start = Effect.andThen(
      jobs.run(id),
      Effect.forEach(Array.from({ length: 10 }), () => Effect.yieldNow)
    )
    yield* jobs.end(id, start)
    expect(reads).toBe(0)
    yield* start
    expect(reads).toBe(1)
  }).pipe(Effect.scoped, Effect.provide(parts), Effect.runPromise))
