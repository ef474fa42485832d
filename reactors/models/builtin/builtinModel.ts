/**
 * The model that is always there: rules for category, priority, dates and people, and hashed n-grams. No download.
 *
 * A learner trained on the team's own corrections belongs beside `categoryOf`, as a second opinion to be weighed here.
 */
import { Clock, Effect, Layer } from "effect"
import type { ModelRecord } from "../../../domain/values.ts"
import { dueDate } from "../dates/dueDate.ts"
import { fingerprint } from "../fingerprint.ts"
import { languageOf } from "../language.ts"
import { type Classification, type ClassifyInput, Model, type ModelDescription, wholeText } from "../model.ts"
import { addressee } from "../people/addressee.ts"
import { categoryOf } from "./category.ts"
import { categoryCues } from "./categoryCues.ts"
import { ngramHash, ngramModel } from "./ngramHash.ts"
import { priorityOf } from "./priority.ts"

export const builtinProvider = "builtin"
export const rulesModel = "rules-v1"

/** Changes with the words that tell a category, so that answers of two versions can be told apart. */
const rulesDigest = fingerprint(
  JSON.stringify(categoryCues.map(({ category, weight, pattern }) => [category, weight, pattern.source]))
)

export const describeBuiltin: ModelDescription = {
  provider: builtinProvider,
  model: rulesModel,
  embedModel: ngramModel,
  reachable: true,
  note: "builtin"
}

/** Never fails. */
export const builtinModel = Model.of({
  classify: Effect.fnUntraced(function* (input) {
    const began = yield* Clock.currentTimeMillis
    const classification = classifyByRules(input)
    const latencyMs = Math.round((yield* Clock.currentTimeMillis) - began)
    return { classification, record: recordOf(input, latencyMs) }
  }),
  embed: (texts) => Effect.sync(() => ({ model: ngramModel, vectors: texts.map(ngramHash) })),
  describe: Effect.succeed(describeBuiltin)
})

export const builtinLayer: Layer.Layer<Model> = Layer.succeed(Model, builtinModel)

const classifyByRules = (input: ClassifyInput): Classification => {
  const text = wholeText(input)
  const due = dueDate(text, input)
  return {
    ...categoryOf(input.title, input.description),
    priority: priorityOf(text),
    due: due?.due ?? null,
    duePhrase: due?.phrase ?? null,
    assignee: addressee(text, input.people)
  }
}

const recordOf = (input: ClassifyInput, latencyMs: number): ModelRecord => ({
  provider: builtinProvider,
  model: rulesModel,
  digest: rulesDigest,
  promptVersion: "none",
  schemaDigest: "none",
  options: { language: languageOf(wholeText(input)) },
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs,
  inputDigest: fingerprint(JSON.stringify([input.title, input.description ?? "", input.at, input.zone]))
})
