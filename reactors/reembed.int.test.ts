/** A text that has only a vector of another model gets one of the current model. */
import { Effect, Layer, Ref } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { Database } from "../projections/database/database.ts"
import { projectionsLayer } from "../projections/projections.ts"
import { Projections } from "../projections/runner/served/projections.ts"
import { Embeddings } from "../projections/search/vectors/embeddings.ts"
import { EventStore } from "../streams/ports/eventStore.ts"
import { memoryRecord } from "../streams/memory/memoryStore.ts"
import { memoryVectors } from "../streams/memory/memoryVectors.ts"
import { messageReceived } from "../streams/kit/pending.ts"
import { builtinModel, describeBuiltin } from "../models/builtin/builtinModel.ts"
import { Model } from "../models/model.ts"
import { reembed } from "./reembed.ts"

const folder = mkdtempSync(join(tmpdir(), "reembed-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parts = Embeddings.layer.pipe(
  Layer.provideMerge(projectionsLayer),
  Layer.provideMerge(Layer.mergeAll(Database.pglite(folder), memoryRecord, memoryVectors))
)

test("a new model embeds all texts, and a text without letters only once", async () => {
  await Effect.gen(function* () {
    const log = yield* EventStore
    const [seq = 0] = yield* Effect.forEach(["Call the harbour", "🦊"], (text, i) =>
      log.append(messageReceived(`m${i}`, text))
    ).pipe(Effect.map((all) => all.flat().toReversed()))
    yield* (yield* Projections).position.waitFor(seq)

    const name = yield* Ref.make("first")
    const asked = yield* Ref.make<ReadonlyArray<string>>([])
    const model = Layer.succeed(Model, {
      ...builtinModel,
      describe: Effect.map(Ref.get(name), (embedModel) => ({ ...describeBuiltin, embedModel })),
      embed: (texts) =>
        Effect.gen(function* () {
          yield* Ref.update(asked, (before) => [...before, ...texts])
          return { ...(yield* builtinModel.embed(texts)), model: yield* Ref.get(name) }
        })
    })
    const { behind } = yield* Embeddings
    const none = (of: string) => Effect.repeat(behind(of), { until: (count) => count === 0 })
    yield* Effect.forkScoped(Effect.provide(reembed("20 millis"), model))
    yield* none("first")
    expect(yield* behind("second")).toBe(2)
    yield* Ref.set(name, "second")
    yield* none("second")
    // One probe and two texts for each model, independent of how often the reactor ran.
    expect([...(yield* Ref.get(asked))].sort()).toEqual(["?", "?", "Call the harbour", "Call the harbour", "🦊", "🦊"])
  }).pipe(Effect.scoped, Effect.provide(parts), Effect.runPromise)
})
