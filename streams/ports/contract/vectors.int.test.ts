/** The contract of the stored vectors, on NATS and in memory. */
import { Effect, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ada, bo } from "../../../domain/kit/people.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { recordStores } from "../../kit/recordStores.ts"
import { VectorLog } from "../vectors.ts"

const { stores, clear } = recordStores(natsServerPath() ?? "nats-server")
afterAll(clear)

describe.each(Object.entries(stores))("the vectors in %s", (kind, store) => {
  const run = <A, E>(effect: Effect.Effect<A, E, VectorLog>) =>
    Effect.runPromise(effect.pipe(Effect.provide(store(kind))))

  test("keeps the last vector of each text for each model, and none of a forgotten text", () =>
    run(
      Effect.gen(function* () {
        const log = yield* VectorLog
        const put = (subject: string, model: string, ...vector: ReadonlyArray<number>) =>
          log.put({ subject, owners: [ada], model, textDigest: "d", vector: new Float32Array(vector) })
        yield* put("task.a", "one", 1, 2.5, -3)
        yield* put("task.a", "two:8b@0123", 4)
        yield* put("task.b", "one", 5)
        yield* put("task.a", "one", 6)
        yield* put("task.c", "one")
        expect([...(yield* log.ofOwner(ada))].toSorted()).toEqual(["task.a", "task.b", "task.c"])
        expect(yield* log.ofOwner(bo)).toEqual([])
        const told = (after: number, most: number) =>
          log.entries(after).pipe(
            Stream.take(most),
            Stream.runCollect,
            Effect.map((entries) =>
              entries.map(({ subject, embedding }) => [subject, embedding?.model, ...(embedding?.vector ?? ["gone"])])
            )
          )
        expect(yield* told(0, 4)).toEqual([
          ["task.a", "two:8b@0123", 4],
          ["task.b", "one", 5],
          ["task.a", "one", 6],
          ["task.c", "one"]
        ])
        const gone = yield* log.forget("task.a")
        expect([...(yield* log.ofOwner(ada))].toSorted()).toEqual(["task.b", "task.c"])
        const last = yield* log.entries(gone - 1).pipe(Stream.runHead)
        expect(last).toMatchObject({ value: { seq: gone, witness: yield* log.witnessAt(gone) } })
        expect(yield* log.witnessAt(gone + 1)).toBe(null)
        expect(yield* told(0, 3)).toEqual([
          ["task.b", "one", 5],
          ["task.c", "one"],
          ["task.a", undefined, "gone"]
        ])
        expect(yield* told(gone - 1, 1)).toEqual([["task.a", undefined, "gone"]])
      })
    ))
})
