/** Figures for the question whether a sentence is a request: the rules alone, and the rules with a learner trained on the other four fifths. */
import { familiesOf } from "../../models/builtin/extract/candidates/rate.ts"
import { asks } from "../../models/builtin/extract/candidates/question.ts"
import { type Gate, trainGate, type WorthExample } from "../../models/builtin/learn/gate.ts"
import { ngramHashOf } from "../../models/language/text/ngramHash.ts"
import { type Scores, scoresOf } from "../../ops/evaluation/measures/scores.ts"

export interface RequestFigures {
  readonly sentences: number
  readonly requests: number
  readonly folds: number
  readonly rulesAlone: Scores
  readonly withLearner: Scores
  /** The same, but sentences with the same first three words are in one fold, so that no template is memorised. */
  readonly withLearnerHarder: Scores
}

const folds = 5
/** The score from which a sentence counts as a request. It is below 0.5, because a missed request costs more than a false one. */
const threshold = 0.4

/** Lines of `Yes` or `No`, a tab, and a sentence. */
export const labelledSentences = (source: string): ReadonlyArray<WorthExample> =>
  source.split("\n").flatMap((line) => {
    const [label, ...text] = line.replace(/\r$/u, "").split("\t")
    return label === "Yes" || label === "No" ? [{ worth: label === "Yes", text: text.join("\t") }] : []
  })

/** The fold of a sentence depends only on its words, so equal sentences are never in two folds. */
export const requestGate = (examples: ReadonlyArray<WorthExample>): RequestFigures => ({
  sentences: examples.length,
  requests: examples.filter(({ worth }) => worth).length,
  folds,
  rulesAlone: judged(examples.map((example) => ({ ...example, probability: Number(isRequestByRules(example.text)) }))),
  withLearner: judged(
    crossValidated(examples, (text) => ngramHashOf(text.toLowerCase().replace(/\s+/gu, " ").trim()) % folds)
  ),
  withLearnerHarder: judged(crossValidated(examples, (text) => ngramHashOf(beginning(text)) % folds))
})

/** Whether the rules find a request, an offer or a question. The data labels all three as requests. */
export const isRequestByRules: (text: string) => boolean = (text) =>
  asks(text) || familiesOf(text).some(({ family }) => wanted.has(family))

const wanted: ReadonlySet<string> = new Set(["asked", "needed", "promised", "proposed"])

const beginning = (text: string) => text.toLowerCase().split(/\s+/u).slice(0, 3).join(" ")

interface Judged extends WorthExample {
  readonly probability: number
}

const crossValidated = (
  examples: ReadonlyArray<WorthExample>,
  foldOf: (text: string) => number
): ReadonlyArray<Judged> =>
  Array.from({ length: folds }, (_, fold) => {
    const gate: Gate = trainGate(examples.filter(({ text }) => foldOf(text) !== fold))
    return examples
      .filter(({ text }) => foldOf(text) === fold)
      .map((example) => ({ ...example, probability: gate(example.text) }))
  }).flat()

const judged = (all: ReadonlyArray<Judged>): Scores => {
  const right = all.filter(({ worth, probability }) => worth && probability >= threshold).length
  return scoresOf({
    found: all.filter(({ probability }) => probability >= threshold).length,
    rightOfFound: right,
    true: all.filter(({ worth }) => worth).length,
    rightOfTrue: right
  })
}
