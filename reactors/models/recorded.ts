/** A model for tests: it answers what was recorded, and can be held back until the test has seen what it wants to see. */
import { Effect, Latch, Layer } from "effect"
import { ngramHash } from "./builtin/ngramHash.ts"
import { fingerprint } from "./fingerprint.ts"
import { type Classification, type ClassifyInput, Model } from "./model.ts"
import { ModelFailed } from "./modelFailed.ts"

/** What was answered to a title. */
export interface Recording {
  readonly title: string
  readonly classification: Partial<Classification> & Pick<Classification, "category" | "priority">
}

export interface RecordedModel {
  readonly layer: Layer.Layer<Model>
  /** Everything that was asked to be classified so far, answered or not. */
  readonly asked: ReadonlyArray<ClassifyInput>
  /** From now on every classification waits for `release`. */
  readonly hold: Effect.Effect<void>
  readonly release: Effect.Effect<void>
}

const silent = { due: null, duePhrase: null, assignee: null, band: "likely" } as const

/** @param recordings by title; another title fails as `not-recorded` */
export const recordedModel = (
  recordings: ReadonlyArray<Recording>,
  { heldBack = false }: { readonly heldBack?: boolean } = {}
): RecordedModel => {
  const answers = new Map(recordings.map(({ title, classification }) => [title, { ...silent, ...classification }]))
  const asked: Array<ClassifyInput> = []
  const gate = Latch.makeUnsafe(!heldBack)

  const classify = Effect.fnUntraced(function* (input: ClassifyInput) {
    asked.push(input)
    yield* gate.await
    const classification = answers.get(input.title)
    if (classification === undefined)
      return yield* new ModelFailed({ provider: "recorded", reason: "not-recorded", detail: "" })
    return { classification, record: recordOf(input) }
  })
  const model = Model.of({
    classify,
    embed: (texts) => Effect.sync(() => ({ model: "recorded", vectors: texts.map(ngramHash) })),
    describe: Effect.succeed({
      provider: "recorded",
      model: "recorded",
      embedModel: "recorded",
      reachable: true,
      note: "recorded"
    })
  })
  return {
    layer: Layer.succeed(Model, model),
    asked,
    hold: Effect.asVoid(gate.close),
    release: Effect.asVoid(gate.open)
  }
}

const recordOf = (input: ClassifyInput) => ({
  provider: "recorded",
  model: "recorded",
  digest: "none",
  promptVersion: "none",
  schemaDigest: "none",
  options: {},
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs: 0,
  inputDigest: fingerprint(JSON.stringify(input))
})
