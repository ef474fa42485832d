import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { Model } from "../model.ts"
import { extractionOf, saidInWindow } from "./questions.ts"
import { recordedModel } from "./recordedModel.ts"

const asking = (title: string) => ({ title, at: "2026-11-24T09:30:00Z", zone: "UTC", people: [] })
const recordings = [
  { title: "Buy tea", classification: { category: "chore", priority: "low", due: "2026-11-25" } }
] as const

const classify = (title: string) =>
  Effect.gen(function* () {
    return yield* (yield* Model).classify(asking(title))
  })

const said = saidInWindow("We agreed to move it")
const window = (first: string) => extractionOf([saidInWindow(first), said])
const knowledge = (topic: string | null, text: string) => ({
  topic,
  atoms: [{ type: "decision", text, quotes: [said] }] as const,
  tasks: [],
  precedents: []
})
const extraction = { topics: [{ name: "Deploys", summary: "", known: null }], atoms: [] }
const nothing = { tasks: [] }
const options = {
  extractions: [{ first: "Hello", extraction }],
  analyses: [{ about: "Deploys", analysis: nothing }]
}

describe("a recorded model", () => {
  it.effect("returns the recorded answer", () =>
    Effect.gen(function* () {
      const { classification } = yield* classify("Buy tea")
      assert.deepStrictEqual(classification, {
        category: "chore",
        priority: "low",
        due: "2026-11-25",
        duePhrase: null,
        assignee: null,
        band: "likely"
      })
    }).pipe(Effect.provide(recordedModel(recordings).layer))
  )

  it.effect("fails if there is no recording", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(classify("Buy coffee"))).reason, "not-recorded")
    }).pipe(Effect.provide(recordedModel(recordings).layer))
  )

  it.effect("holds answers back until they are released", () => {
    const { layer, asked, release, hold } = recordedModel(recordings, { heldBack: true })
    return Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(classify("Buy tea"), { startImmediately: true })
      assert.lengthOf(asked, 1)
      assert.isUndefined(waiting.pollUnsafe())
      yield* release
      assert.strictEqual((yield* Fiber.join(waiting)).classification.category, "chore")
      yield* hold
      const again = yield* Effect.forkChild(classify("Buy tea"), { startImmediately: true })
      assert.isUndefined(again.pollUnsafe())
    }).pipe(Effect.provide(layer))
  })

  it.effect("finds the answer for a window by its first message, and for knowledge by its topic or first atom", () => {
    const { layer, askedToExtract, askedToAnalyse } = recordedModel([], options)
    return Effect.gen(function* () {
      const model = yield* Model
      assert.deepStrictEqual((yield* model.extract(window("Hello"))).answer, extraction)
      assert.deepStrictEqual((yield* model.analyse(knowledge("Deploys", "x"))).answer, nothing)
      assert.deepStrictEqual((yield* model.analyse(knowledge(null, "Deploys"))).answer, nothing)
      assert.strictEqual((yield* Effect.flip(model.extract(window("Bye")))).reason, "not-recorded")
      assert.strictEqual((yield* Effect.flip(model.analyse(knowledge("x", "y")))).reason, "not-recorded")
      assert.deepStrictEqual(
        askedToExtract.map(({ messages }) => messages[0]?.text),
        ["Hello", "Bye"]
      )
      assert.lengthOf(askedToAnalyse, 3)
    }).pipe(Effect.provide(layer))
  })

  it.effect("also holds back the answers for windows", () => {
    const { layer, askedToExtract, release } = recordedModel([], { ...options, heldBack: true })
    return Effect.gen(function* () {
      const model = yield* Model
      const waiting = yield* Effect.forkChild(model.extract(window("Hello")), { startImmediately: true })
      assert.lengthOf(askedToExtract, 1)
      assert.isUndefined(waiting.pollUnsafe())
      yield* release
      assert.deepStrictEqual((yield* Fiber.join(waiting)).answer, extraction)
    }).pipe(Effect.provide(layer))
  })
})
