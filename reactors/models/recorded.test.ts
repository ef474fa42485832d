import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { Model } from "./model.ts"
import { recordedModel } from "./recorded.ts"

const asking = (title: string) => ({ title, at: "2026-11-24T09:30:00Z", zone: "UTC", people: [] })
const recordings = [
  { title: "Buy tea", classification: { category: "chore", priority: "low", due: "2026-11-25" } }
] as const

const classify = (title: string) =>
  Effect.gen(function* () {
    return yield* (yield* Model).classify(asking(title))
  })

describe("a recorded model", () => {
  it.effect("answers what was recorded", () =>
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

  it.effect("fails for what was not", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(classify("Buy coffee"))).reason, "not-recorded")
    }).pipe(Effect.provide(recordedModel(recordings).layer))
  )

  it.effect("is held back until it is released", () => {
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
})
