/** A scripted model for the tests of this folder, and answers for it. */
import { Effect, Latch, Layer } from "effect"
import { plainModel } from "../../domain/kit/knowledgeSamples.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import {
  type AnalyseInput,
  type Analysis,
  type ExtractedAtom,
  type ExtractInput,
  type ExtractionAnswer,
  openItem
} from "../../models/distillation.ts"
import { Model } from "../../models/model.ts"
import { ModelFailed, type ModelFailureReason } from "../../models/modelFailed.ts"

const refusal = (reason: ModelFailureReason) => new ModelFailed({ provider: "test", reason, detail: "" })
type Answers<I, A> = (input: I) => A | ModelFailureReason

/** A model whose answers are functions of the question. It records every question, and a test can hold it back. */
export const modelOf = (script: {
  readonly extract?: Answers<ExtractInput, ExtractionAnswer>
  readonly analyse?: Answers<AnalyseInput, Analysis>
  readonly embed?: Model["Service"]["embed"]
}) => {
  const gate = Latch.makeUnsafe(true)
  const asked = Latch.makeUnsafe(false)
  const windows: Array<ExtractInput> = []
  const batches: Array<AnalyseInput> = []
  const answering = <I, A>(all: Array<I>, answer: Answers<I, A>) =>
    Effect.fnUntraced(function* (input: I) {
      all.push(input)
      yield* asked.open
      yield* gate.await
      const outcome = answer(input)
      return typeof outcome === "string"
        ? yield* refusal(outcome as ModelFailureReason)
        : { answer: outcome, record: plainModel }
    })
  const model = Model.of({
    ...builtinModel,
    extract: answering(windows, script.extract ?? (() => ({ topics: [], atoms: [] }))),
    analyse: answering(batches, script.analyse ?? (() => ({ tasks: [] }))),
    embed: script.embed ?? builtinModel.embed
  })
  return {
    layer: Layer.succeed(Model, model),
    windows,
    batches,
    /** From now on answers wait for `release`. */
    hold: () => {
      gate.closeUnsafe()
      asked.closeUnsafe()
    },
    release: gate.open,
    /** Completes at the first question after `hold`. */
    asked: asked.await
  }
}

/** An atom that quotes messages by their index. */
export const atomFrom = (
  text: string,
  ...evidence: ReadonlyArray<readonly [message: number, quote: string]>
): ExtractedAtom => ({
  type: "decision",
  text,
  topic: null,
  evidence: evidence.map(([message, quote]) => ({ message, quote })),
  tags: [],
  score: 0.5,
  ...openItem
})
/** The model that makes an atom of every message, in the message's own words. */
export const everyMessage = ({ messages }: ExtractInput): ExtractionAnswer => ({
  topics: [],
  atoms: messages.map(({ text }, i) => atomFrom(text, [i, text]))
})
