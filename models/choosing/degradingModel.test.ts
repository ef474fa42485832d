import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Schema } from "effect"
import { TestClock } from "effect/testing"
import { ModelRecord } from "../../domain/values.ts"
import { builtinModel } from "../builtin/builtinModel.ts"
import { extractionOf, saidInWindow } from "../kit/questions.ts"
import { degradingLayer } from "./degradingModel.ts"
import { Model } from "../model.ts"
import { ModelFailed, type ModelFailureReason } from "../modelFailed.ts"

const input = { title: "The login page crashes", at: "2026-11-24T09:30:00Z", zone: "UTC", people: [] }

const said = saidInWindow("[ACTION] ann writes the notes")
const window = extractionOf([said])
const knowledge = {
  topic: null,
  atoms: [{ type: "requirement", text: said.text, quotes: [said] }],
  tasks: [],
  precedents: []
} as const

/** A model that fails as the test decides, and counts its questions. */
const makeUnstable = () => {
  const state: { ill: ModelFailureReason | null; asked: number; slowly: boolean } = {
    ill: null,
    asked: 0,
    slowly: false
  }
  const ask = <A>(well: A) =>
    Effect.gen(function* () {
      state.asked++
      if (state.slowly) yield* Effect.sleep("1 second")
      if (state.ill !== null) return yield* new ModelFailed({ provider: "ollama", reason: state.ill, detail: "" })
      return well
    })
  const layer = Layer.effect(
    Model,
    Effect.gen(function* () {
      const answer = yield* builtinModel.classify(input).pipe(Effect.orDie)
      const record = { ...answer.record, provider: "ollama", model: "m" }
      return Model.of({
        classify: () => ask({ ...answer, record }),
        extract: () => ask({ answer: { topics: [], atoms: [] }, record }),
        analyse: () => ask({ answer: { tasks: [] }, record }),
        embed: (texts) => ask({ model: "e", vectors: texts.map(() => Float32Array.of(1)) }),
        describe: Effect.sync(() => ({
          provider: "ollama",
          model: "m",
          embedModel: "e",
          reachable: state.ill !== "unreachable",
          note: state.ill === "unreachable" ? "ollama-unreachable" : "ollama-ready"
        }))
      })
    })
  )
  return { state, layer: degradingLayer(layer, { trips: 2, rest: "5 seconds" }) }
}

const classified = Effect.gen(function* () {
  return (yield* (yield* Model).classify(input)).record
})
const extracted = Effect.gen(function* () {
  return yield* (yield* Model).extract(window)
})
const analysed = Effect.gen(function* () {
  return yield* (yield* Model).analyse(knowledge)
})
const described = Effect.gen(function* () {
  return yield* (yield* Model).describe
})

describe("a model that degrades", () => {
  it.effect("gives the chosen model's answer while that model works", () => {
    const { layer } = makeUnstable()
    return Effect.gen(function* () {
      const record = yield* classified
      assert.strictEqual(record.provider, "ollama")
      assert.isUndefined(record.degraded)
      assert.strictEqual((yield* described).note, "ollama-ready")
    }).pipe(Effect.provide(layer))
  })

  it.effect("gives the built-in model's answer if the chosen one fails, and records the reason", () => {
    const { layer, state } = makeUnstable()
    state.ill = "busy"
    return Effect.gen(function* () {
      const record = yield* classified
      assert.strictEqual(record.provider, "builtin")
      assert.strictEqual(record.degraded, "ollama-busy")
      yield* Schema.decodeUnknownEffect(ModelRecord)(record)
    }).pipe(Effect.provide(layer))
  })

  it.effect("distils with the chosen model while that model works", () => {
    const { layer } = makeUnstable()
    return Effect.gen(function* () {
      assert.deepStrictEqual((yield* extracted).answer, { topics: [], atoms: [] })
      const { record } = yield* analysed
      assert.strictEqual(record.provider, "ollama")
      assert.isUndefined(record.degraded)
    }).pipe(Effect.provide(layer))
  })

  it.effect("distils with the built-in model if the chosen one fails, and records the reason", () => {
    const { layer, state } = makeUnstable()
    state.ill = "cut-stream"
    return Effect.gen(function* () {
      const { answer, record } = yield* extracted
      assert.isNotEmpty(answer.atoms)
      assert.deepStrictEqual([record.provider, record.degraded], ["builtin", "ollama-cut-stream"])
      yield* Schema.decodeUnknownEffect(ModelRecord)(record)
      assert.strictEqual((yield* analysed).record.degraded, "ollama-cut-stream")
    }).pipe(Effect.provide(layer))
  })

  it.effect("always reports `too-long` to the caller, and never uses the fallback for it", () => {
    const { layer, state } = makeUnstable()
    state.ill = "too-long"
    return Effect.gen(function* () {
      for (let i = 0; i < 5; i++) assert.strictEqual((yield* Effect.flip(extracted)).reason, "too-long")
      assert.strictEqual((yield* Effect.flip(analysed)).reason, "too-long")
      assert.strictEqual(state.asked, 6)
      assert.strictEqual((yield* classified).degraded, "ollama-too-long")
    }).pipe(Effect.provide(layer))
  })

  it.effect("classifies with the chosen model while the breaker of extract is open, and describes the failure", () => {
    const { layer, state } = makeUnstable()
    state.ill = "server-error"
    return Effect.gen(function* () {
      for (let i = 0; i < 3; i++) assert.strictEqual((yield* extracted).record.degraded, "ollama-server-error")
      assert.strictEqual(state.asked, 2)
      state.ill = null
      assert.isUndefined((yield* classified).degraded)
      assert.strictEqual((yield* described).note, "ollama-server-error")
    }).pipe(Effect.provide(layer))
  })

  it.effect(
    "asks a failed server nothing while the breaker is open, records the true reason, and then asks again",
    () => {
      const { layer, state } = makeUnstable()
      state.ill = "unreachable"
      return Effect.gen(function* () {
        for (let i = 0; i < 10; i++) assert.strictEqual((yield* classified).degraded, "ollama-unreachable")
        assert.strictEqual(state.asked, 2)
        state.ill = null
        assert.strictEqual((yield* classified).degraded, "ollama-unreachable")
        yield* TestClock.adjust("5 seconds")
        assert.isUndefined((yield* classified).degraded)
        assert.isUndefined((yield* classified).degraded)
      }).pipe(Effect.provide(layer))
    }
  )

  it.effect("probes the server with one request, while the others do not wait", () => {
    const { layer, state } = makeUnstable()
    state.ill = "timeout"
    return Effect.gen(function* () {
      yield* classified
      yield* classified
      yield* TestClock.adjust("5 seconds")
      state.slowly = true
      state.ill = null
      const probe = yield* Effect.forkChild(classified, { startImmediately: true })
      assert.strictEqual((yield* classified).degraded, "ollama-timeout")
      yield* TestClock.adjust("1 second")
      assert.isUndefined((yield* Fiber.join(probe)).degraded)
    }).pipe(Effect.provide(layer))
  })

  it.effect("keeps asking a server whose model gives unusable answers", () => {
    const { layer, state } = makeUnstable()
    state.ill = "invalid-output"
    return Effect.gen(function* () {
      for (let i = 0; i < 5; i++) assert.strictEqual((yield* classified).degraded, "ollama-invalid-output")
      assert.strictEqual(state.asked, 5)
    }).pipe(Effect.provide(layer))
  })

  it.effect("embeds with the built-in model under the name of that model", () => {
    const { layer, state } = makeUnstable()
    return Effect.gen(function* () {
      const model = yield* Model
      assert.strictEqual((yield* model.embed(["a"])).model, "e")
      state.ill = "reset"
      assert.strictEqual((yield* model.embed(["a"])).model, "ngram-hash-v1")
    }).pipe(Effect.provide(layer))
  })

  it.effect("describes the model in use and the reason", () => {
    const { layer, state } = makeUnstable()
    return Effect.gen(function* () {
      state.ill = "unreachable"
      const down = yield* described
      assert.deepStrictEqual([down.provider, down.reachable, down.note], ["builtin", false, "ollama-unreachable"])
      state.ill = "mid-stream-error"
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* described).provider, "ollama")
      yield* classified
      yield* classified
      const broken = yield* described
      assert.deepStrictEqual(
        [broken.provider, broken.reachable, broken.note],
        ["builtin", false, "ollama-mid-stream-error"]
      )
    }).pipe(Effect.provide(layer))
  })
})
