import { assert, describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { ModelRecord } from "../../../domain/values.ts"
import type { Lesson } from "../../distillation.ts"
import { extractionOf, saidInWindow } from "../../kit/questions.ts"
import { builtinModel, learnedModel, rulesModel } from "../builtinModel.ts"
import { builtinModelOf } from "../builtinModelOf.ts"
import { featuresOf } from "./features.ts"
import { trainGate } from "./gate.ts"
import { fewestLessons, learnerOf, trainCategory, untaught } from "./learner.ts"
import { trainSoftmax } from "./softmax.ts"

/** Lessons of a team that keeps all messages about invoices and none about lunch. */
const worth = (count: number): ReadonlyArray<Lesson> =>
  Array.from({ length: count }, (_, i) =>
    i % 2 === 0
      ? { is: "worth", text: `the invoice for customer ${i} shows a wrong total`, worth: true }
      : { is: "worth", text: `we need to order lunch number ${i} from the pizza place`, worth: false }
  )
const categories = (count: number): ReadonlyArray<Lesson> =>
  Array.from({ length: count }, (_, i) => ({ is: "category", text: `frobnicate unit ${i}`, category: "improvement" }))
const window = (text: string) => extractionOf([saidInWindow(text)])
const task = { title: "frobnicate unit 7", at: "2026-11-24T09:30:00Z", zone: "UTC", people: [] }

describe("the gate", () => {
  it("learns which texts are worth an item, with the same result each time", () => {
    const examples = worth(60).filter((lesson) => lesson.is === "worth")
    const [gate, again] = [trainGate(examples), trainGate(examples)]
    expect(gate("the invoice for Ann shows a wrong total")).toBeGreaterThan(0.7)
    expect(gate("we need to order lunch from the pizza place")).toBeLessThan(0.3)
    expect(gate("any other text")).toBe(again("any other text"))
  })

  it("answers any text with a probability", () => {
    const gate = trainGate([])
    for (const text of ["", "\ud83d", "а".repeat(30_000)]) expect(gate(text) >= 0 && gate(text) <= 1).toBe(true)
  })

  it("reads each text once, however many epochs it trains", () => {
    let reads = 0
    const examples = Array.from({ length: 100 }, (_, i) => ({
      get text() {
        reads++
        return `please have a look at report ${i}`
      },
      worth: i % 3 === 0
    }))
    trainGate(examples, { epochs: 7 })
    expect(reads).toBe(100)
  })

  it("takes one step for each example and epoch", () => {
    let steps = 0
    const examples = Array.from({ length: 100 }, (_, i) => ({
      get features() {
        steps++
        return featuresOf(`please have a look at report ${i}`)
      },
      label: i % 2
    }))
    trainSoftmax(examples, 2, { epochs: 7 })
    expect(steps).toBe(700)
  })
})

it("categories are learned from texts that have one", () => {
  const guess = trainCategory([
    ...Array.from({ length: 20 }, (_, i) => ({ text: `polish screen ${i}`, category: "improvement" as const })),
    ...Array.from({ length: 20 }, (_, i) => ({ text: `pay bill ${i}`, category: "chore" as const }))
  ])("polish the first screen")
  expect(guess.get("improvement") ?? 0).toBeGreaterThan(0.5)
  expect([...guess.values()].reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 6)
})

describe("lessons", () => {
  it("have no effect while they are too few or all have the same verdict", () => {
    expect(learnerOf(worth(fewestLessons - 2))).toBe(untaught)
    const allWanted = worth(200).filter((lesson) => lesson.is === "worth" && lesson.worth)
    expect(learnerOf(allWanted)).toBe(untaught)
  })

  it.effect("change the kept atoms and the record once there are enough", () =>
    Effect.gen(function* () {
      const taught = builtinModelOf(Effect.succeed(worth(400)))
      const lunch = window("we need to order lunch from the pizza place")
      const before = yield* builtinModel.extract(lunch)
      const after = yield* taught.extract(lunch)
      assert.lengthOf(before.answer.atoms, 1)
      assert.lengthOf(after.answer.atoms, 0)
      assert.strictEqual(before.record.model, rulesModel)
      assert.strictEqual(after.record.model, learnedModel)
      assert.strictEqual(after.record.options["lessons"], 400)
      assert.notStrictEqual(after.record.digest, before.record.digest)
      yield* Schema.decodeUnknownEffect(ModelRecord)(after.record)
    })
  )

  it.effect("never drop a sentence with a marker", () =>
    Effect.gen(function* () {
      const taught = builtinModelOf(Effect.succeed(worth(400)))
      const { answer } = yield* taught.extract(window("[ACTION] bo to order lunch from the pizza place"))
      assert.lengthOf(answer.atoms, 1)
    })
  )

  it.effect("about categories are combined with the rules", () =>
    Effect.gen(function* () {
      const taught = builtinModelOf(Effect.succeed(categories(200)))
      const { classification } = yield* taught.classify(task)
      assert.strictEqual((yield* builtinModel.classify(task)).classification.category, "chore")
      assert.strictEqual(classification.category, "improvement")
      assert.strictEqual(classification.band, "unsure")
    })
  )

  it.effect("are learned again only if the list is another one", () =>
    Effect.gen(function* () {
      let lessons = worth(400)
      let asked = 0
      const counting = (list: ReadonlyArray<Lesson>) =>
        new Proxy(list, {
          get: (target, key, receiver) => {
            if (key === "slice") asked++
            return Reflect.get(target, key, receiver)
          }
        })
      lessons = counting(lessons)
      const taught = builtinModelOf(Effect.sync(() => lessons))
      const first = yield* taught.extract(window("the invoice shows a wrong total"))
      yield* taught.extract(window("the invoice shows a wrong total"))
      assert.strictEqual(asked, 1)
      lessons = counting(worth(402))
      const second = yield* taught.extract(window("the invoice shows a wrong total"))
      assert.strictEqual(asked, 2)
      assert.notStrictEqual(second.record.digest, first.record.digest)
    })
  )
})
