/** Fits the weights of the ranking on judged chats: on all of them, and without each one to judge the fit. */
import type { KindTable } from "../../../../models/builtin/extract/candidates/kinds.ts"
import { fittedRanking, type Ranking } from "../../../../models/builtin/extract/ranking/rank.ts"
import type { Traits } from "../../../../models/builtin/extract/ranking/textTraits.ts"
import { uncorrected } from "../../../../models/builtin/extract/ranking/odds.ts"
import { fitLogistic, type LogisticModel } from "../../../../models/builtin/extract/ranking/logistic.ts"
import { fingerprint } from "../../../../models/model.ts"
import type { JudgedData } from "../data.ts"
import { examplesOf, type RankExample } from "./examples.ts"
import { fitKinds, kindExamplesOf } from "./kinds.ts"

/** The pull of each weight to 0, in units of examples. Chosen among 3, 10 and 30 by leaving out one chat at a time. */
const pull = 10
/** A trait of fewer examples has no weight. */
const fewestExamples = 8

export interface FittedRanking {
  readonly examples: number
  /** A digest of the examples. */
  readonly digest: string
  readonly weights: LogisticModel
  /** The table of kinds, fitted on all chats. */
  readonly kinds: KindTable
  /** For each chat, the weights that were fitted on the other chats, of the kinds of sentences too. */
  readonly without: ReadonlyMap<string, Ranking>
}

export const fitRanking = (data: JudgedData): FittedRanking => {
  const sentences = data.chats.flatMap(kindExamplesOf)
  const chats = new Set(data.chats.map(({ labels }) => labels.chat))
  const kinds = new Map([...chats].map((chat) => [chat, fitKinds(sentences.filter((each) => each.chat !== chat))]))
  const examples = data.chats.flatMap((labelled) =>
    examplesOf(labelled, kinds.get(labelled.labels.chat) ?? fittedRanking.kinds)
  )
  const without = (chat: string): Ranking => ({
    ...fittedRanking,
    kinds: kinds.get(chat) ?? fittedRanking.kinds,
    weights: weightsOf(examples.filter((each) => each.chat !== chat)),
    correction: uncorrected
  })
  return {
    examples: examples.length,
    digest: fingerprint(JSON.stringify(examples.map(({ text, right }) => [text, right]))),
    weights: rounded(weightsOf(examples)),
    kinds: fitKinds(sentences),
    without: new Map([...chats].map((chat) => [chat, without(chat)]))
  }
}

const weightsOf = (examples: ReadonlyArray<RankExample>): LogisticModel => {
  const counts = new Map<string, number>()
  for (const { traits } of examples) for (const name of traits.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const frequent = (traits: Traits) =>
    new Map([...traits].filter(([name]) => (counts.get(name) ?? 0) >= fewestExamples))
  return fitLogistic(
    examples.map(({ traits, right }) => ({ values: frequent(traits), label: Number(right) })),
    pull
  )
}

const digits = 100
const rounded = ({ bias, weights }: LogisticModel): LogisticModel => ({
  bias: Math.round(bias * digits) / digits,
  weights: new Map([...weights].map(([name, weight]) => [name, Math.round(weight * digits) / digits]))
})

/** The text of `weights.ts`: weights only, no text of a message. */
export const weightsFile = ({ examples, digest, weights }: FittedRanking, least: number): string =>
  [
    "/** Fitted by `npm run eval -- --fit` on the candidates of the judged chats. Do not edit by hand. */",
    "export const fitted: {",
    "  readonly examples: number",
    "  readonly digest: string",
    "  readonly least: number",
    "  readonly bias: number",
    "  readonly weights: Readonly<Record<string, number>>",
    `} = {`,
    `  examples: ${examples},`,
    `  digest: "${digest}",`,
    `  least: ${least},`,
    `  bias: ${weights.bias},`,
    "  weights: {",
    [...weights.weights].map(([name, weight]) => `    ${keyOf(name)}: ${weight}`).join(",\n"),
    "  }",
    "}",
    ""
  ].join("\n")

/** As the formatter writes it. */
const keyOf = (name: string) => (/^[a-z]+$/u.test(name) ? name : JSON.stringify(name))
