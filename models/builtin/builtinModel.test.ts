import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Due, ModelRecord } from "../../domain/values.ts"
import { builtinModel } from "./builtinModel.ts"

const input = {
  title: "Urgent: the login page crashes, please fix it by Friday",
  at: "2026-11-24T09:30:00Z",
  zone: "Europe/Kyiv",
  people: [{ id: "person:ann", names: ["@ann", "Ann"] }]
}

describe("the built-in model", () => {
  it.effect("fills every field from the text", () =>
    Effect.gen(function* () {
      const { classification } = yield* builtinModel.classify({ ...input, description: "Ann, can you look?" })
      assert.deepStrictEqual(classification, {
        category: "bug",
        priority: "high",
        due: "2026-11-27",
        duePhrase: "Friday",
        assignee: "person:ann",
        band: "likely"
      })
    })
  )

  it.effect("leaves fields empty that the text does not name", () =>
    Effect.gen(function* () {
      const { classification } = yield* builtinModel.classify({ ...input, title: "Coffee" })
      assert.deepStrictEqual(classification, {
        category: "chore",
        priority: "medium",
        due: null,
        duePhrase: null,
        assignee: null,
        band: "weak"
      })
    })
  )

  it.effect("describes itself in a record that can be stored", () =>
    Effect.gen(function* () {
      const { record } = yield* builtinModel.classify(input)
      assert.strictEqual(record.provider, "builtin")
      assert.deepStrictEqual(record.options, { language: "en" })
      assert.isUndefined(record.degraded)
      yield* Schema.decodeUnknownEffect(ModelRecord)(record)
    })
  )

  it.effect("gives equal answers to equal inputs, and records different digests for different inputs", () =>
    Effect.gen(function* () {
      const first = yield* builtinModel.classify(input)
      assert.deepStrictEqual(yield* builtinModel.classify(input), first)
      const other = yield* builtinModel.classify({ ...input, title: "Coffee" })
      assert.notStrictEqual(other.record.inputDigest, first.record.inputDigest)
    })
  )

  it.effect("accepts a text of 100 kB and a text of unusual characters", () =>
    Effect.gen(function* () {
      const texts = ["please fix 12.3 by 5 ".repeat(5_000), "\u202e\u0000\ud83d\ud83d\ude00 ´`", "а".repeat(100_000)]
      const all = yield* Effect.forEach(texts, (description) => builtinModel.classify({ ...input, description }))
      assert.deepStrictEqual(
        all.map(({ classification }) => classification.category),
        ["bug", "bug", "bug"]
      )
    })
  )

  it.effect.prop("answers any text", [Schema.String, Schema.String], ([title, zone]) =>
    Effect.gen(function* () {
      const { classification, record } = yield* builtinModel.classify({ ...input, title, zone })
      assert.include(title, classification.duePhrase ?? "")
      yield* Schema.decodeUnknownEffect(Schema.NullOr(Due))(classification.due)
      yield* Schema.decodeUnknownEffect(ModelRecord)(record)
    })
  )

  it.effect("embeds each text, in order, under the name of its own model", () =>
    Effect.gen(function* () {
      const { model, vectors } = yield* builtinModel.embed(["one", "two", "one"])
      assert.strictEqual(model, "ngram-hash-v1")
      assert.deepStrictEqual(vectors[0], vectors[2])
      assert.notDeepEqual(vectors[0], vectors[1])
      assert.deepStrictEqual((yield* builtinModel.embed([])).vectors, [])
    })
  )
})
