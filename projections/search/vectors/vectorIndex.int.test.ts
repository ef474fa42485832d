/** The vector index on a stream that went back, on PGlite. */
import { Effect, Layer } from "effect"
import { afterAll, expect, test } from "vitest"
import { databases, until } from "../../kit/scene.ts"
import { memoryVectors } from "../../../streams/memory/memoryVectors.ts"
import { VectorLog } from "../../../streams/ports/vectors.ts"
import { Database } from "../../database/database.ts"
import { vectorIndex } from "./vectorIndex.ts"
import { createVectorTables } from "./vectorTables.ts"

const { kinds, clear } = databases("vectors")
afterAll(clear)

const put = (...ids: ReadonlyArray<string>) =>
  Effect.flatMap(VectorLog, (log) =>
    Effect.forEach(ids, (id) =>
      log.put({ subject: `task.${id}`, owners: [], model: "test", textDigest: id, vector: new Float32Array([1, 2]) })
    )
  )
const indexed = Effect.flatMap(Database, (database) =>
  Effect.map(
    database.query((sql) => sql`select id from search.embedding order by id`),
    (rows) => rows.map(({ id }) => String(id))
  )
)
/** Runs the index on a stream with these texts until it has the last of them; returns all that it has. */
const indexOf = (...ids: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    yield* put(...ids)
    yield* Layer.build(vectorIndex())
    return yield* until(indexed, (found) => found.at(-1) === ids.at(-1))
  }).pipe(Effect.scoped, Effect.provide(Layer.fresh(memoryVectors)))

test.each(kinds)(
  "vectors of another stream replace the indexed ones, also behind the stored position, on %s",
  async (_, database) => {
    const found = Effect.gen(function* () {
      yield* (yield* Database).define(`drop schema if exists search cascade; ${createVectorTables}`)
      return [yield* indexOf("a", "b"), yield* indexOf("c", "d", "e")]
    })
    expect(await Effect.runPromise(Effect.provide(found, database))).toEqual([
      ["a", "b"],
      ["c", "d", "e"]
    ])
  }
)
