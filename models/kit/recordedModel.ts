/** A model for tests. It returns recorded answers, and a test can hold them back and release them. */
import { Effect, Latch, Layer } from "effect"
import type { ModelRecord } from "../../domain/values.ts"
import { ngramHash } from "../language/text/ngramHash.ts"
import type { AnalyseInput, Analysis, Answered, ExtractInput, ExtractionAnswer } from "../distillation.ts"
import { type Classification, type ClassifyInput, Model, fingerprint } from "../model.ts"
import { ModelFailed } from "../modelFailed.ts"

/** The recorded classification of a title. */
export interface Recording {
  readonly title: string
  readonly classification: Partial<Classification> & Pick<Classification, "category" | "priority">
}

export interface RecordedExtraction {
  /** The text of the window's first message. */
  readonly first: string
  readonly extraction: ExtractionAnswer
}

export interface RecordedAnalysis {
  /** The name of the topic, or the text of the first atom. */
  readonly about: string
  readonly analysis: Analysis
}

export interface RecordedOptions {
  /** @default false */
  readonly heldBack?: boolean
  readonly extractions?: ReadonlyArray<RecordedExtraction>
  readonly analyses?: ReadonlyArray<RecordedAnalysis>
}

export interface RecordedModel {
  readonly layer: Layer.Layer<Model>
  /** Every input of `classify` so far, answered or not. */
  readonly asked: ReadonlyArray<ClassifyInput>
  readonly askedToExtract: ReadonlyArray<ExtractInput>
  readonly askedToAnalyse: ReadonlyArray<AnalyseInput>
  /** From now on every answer waits for `release`, except vectors. */
  readonly hold: Effect.Effect<void>
  readonly release: Effect.Effect<void>
}

const silent = { due: null, duePhrase: null, assignee: null, band: "likely" } as const

/** @param recordings by title; a question without a recording fails with `not-recorded` */
export const recordedModel = (
  recordings: ReadonlyArray<Recording> = [],
  { heldBack = false, extractions = [], analyses = [] }: RecordedOptions = {}
): RecordedModel => {
  const classifications = new Map(
    recordings.map(({ title, classification }) => [title, { ...silent, ...classification }])
  )
  const extracted = new Map(extractions.map(({ first, extraction }) => [first, extraction]))
  const analysed = new Map(analyses.map(({ about, analysis }) => [about, analysis]))
  const asked: Array<ClassifyInput> = []
  const askedToExtract: Array<ExtractInput> = []
  const askedToAnalyse: Array<AnalyseInput> = []
  const gate = Latch.makeUnsafe(!heldBack)

  const answered = <I, A>(all: Array<I>, recorded: (input: I) => A | undefined) =>
    Effect.fnUntraced(function* (input: I): Effect.fn.Return<Answered<A>, ModelFailed> {
      all.push(input)
      yield* gate.await
      const answer = recorded(input)
      if (answer === undefined)
        return yield* new ModelFailed({ provider: "recorded", reason: "not-recorded", detail: "" })
      return { answer, record: recordOf(input) }
    })
  const classify = answered(asked, ({ title }: ClassifyInput) => classifications.get(title))
  const model = Model.of({
    classify: (input) => Effect.map(classify(input), ({ answer, record }) => ({ classification: answer, record })),
    extract: answered(askedToExtract, ({ messages }: ExtractInput) => extracted.get(messages[0]?.text ?? "")),
    analyse: answered(
      askedToAnalyse,
      ({ topic, atoms }: AnalyseInput) => analysed.get(topic ?? "") ?? analysed.get(atoms[0]?.text ?? "")
    ),
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
    askedToExtract,
    askedToAnalyse,
    hold: Effect.asVoid(gate.close),
    release: Effect.asVoid(gate.open)
  }
}

const recordOf = (input: unknown): ModelRecord => ({
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
