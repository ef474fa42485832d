/** The outcomes of a test call. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { builtinModel } from "../builtin/builtinModel.ts"
import type { Model } from "../model.ts"
import { ModelFailed, type ModelFailureReason } from "../modelFailed.ts"
import { testCall } from "./testCall.ts"

/** The built-in model. It fails if a title contains Cyrillic letters. */
const failing = (reason: ModelFailureReason, asked: Array<string>): Model["Service"] => ({
  ...builtinModel,
  classify: (input) => {
    asked.push(input.title)
    return /[а-я]/i.test(input.title)
      ? Effect.fail(new ModelFailed({ provider: "ollama", reason, detail: "" }))
      : builtinModel.classify(input)
  }
})

test("the built-in model passes it in three languages", async () => {
  expect(await Effect.runPromise(testCall(builtinModel))).toMatchObject({
    well: true,
    validJson: true,
    languages: ["en", "uk", "ru"],
    note: "well"
  })
})

test("a model that answers without valid JSON is asked in every language, and does not pass", async () => {
  const asked: Array<string> = []
  expect(await Effect.runPromise(testCall(failing("invalid-output", asked)))).toMatchObject({
    well: false,
    validJson: false,
    languages: ["en"],
    note: "invalid-output"
  })
  expect(asked).toHaveLength(3)
})

test("a failure of the server ends the test", async () => {
  const asked: Array<string> = []
  expect(await Effect.runPromise(testCall(failing("timeout", asked)))).toMatchObject({ well: false, note: "timeout" })
  expect(asked).toHaveLength(2)
})

test("a model that answers but misunderstands does not pass", async () => {
  const dull: Model["Service"] = {
    ...builtinModel,
    classify: (input) =>
      Effect.map(builtinModel.classify(input), (answered) => ({
        ...answered,
        classification: { ...answered.classification, category: "chore" as const }
      }))
  }
  expect(await Effect.runPromise(testCall(dull))).toMatchObject({
    well: false,
    validJson: true,
    languages: [],
    note: "misunderstood"
  })
})
