/** Fits the table that chooses the kinds of sentences, to judge it on a chat that it has not seen. */
import type { KindTable } from "../../../../models/builtin/extract/candidates/kinds.ts"
import { type SentenceKind, sentenceKinds } from "../../../../models/builtin/extract/candidates/weights.ts"
import { readingsInSlices } from "../../../../models/builtin/extract/candidates/factors/factors.ts"
import { fitLogistic } from "../../../../models/builtin/extract/ranking/logistic.ts"
import { handlesOf } from "../../../../models/builtin/extract/sentence/address.ts"
import { sentencesOf } from "../../../../models/builtin/extract/sentence/sentence.ts"
import { allAtOnce } from "../../../../models/slices/slices.ts"
import { windowsIn } from "../../../../ops/evaluation/reread.ts"
import { mostOfMessage, questionOf } from "../../../../reactors/extract/question.ts"
import { contextOf, readChat } from "../chat.ts"
import type { LabelledChat } from "../data.ts"
import { overlapOf, spotsOf, typeDistance } from "../scorer/matching.ts"
import { leastPart } from "../scorer/spans.ts"
import { expectedBias, expectedFactors, expectedOf } from "./priors.ts"
import { plainSentences } from "./sentences.ts"

export interface KindExample {
  readonly chat: string
  readonly factors: ReadonlyMap<string, number>
  /** The kinds with which the sentence matches an item. */
  readonly kinds: ReadonlySet<SentenceKind>
  readonly weight: number
}

/** The pull of each weight to its expected value, in units of sentences. Chosen by leaving out one chat at a time. */
const pull = 6
/** How much a sentence counts: an item that a lead must not miss, a trap, and a plain sentence. Other sentences count 1. */
const counts = { must: 2, trap: 2, plain: 4 } as const
/** A factor of fewer sentences has no weight. */
const fewestSentences = 4

export const kindExamplesOf = ({ labels, source }: LabelledChat): ReadonlyArray<KindExample> => {
  const chat = readChat(source, labels)
  const items = labels.items.map((item) => ({
    item,
    spots: spotsOf(
      item.evidence.filter(({ role }) => role === "core" || role === "echo"),
      chat.texts
    )
  }))
  const traps = labels.traps.map(({ evidence }) => spotsOf(evidence, chat.texts))
  return windowsIn(chat.messages, chat.names).flatMap((window) => {
    const { messages } = questionOf(window, contextOf(chat, labels.zone), mostOfMessage)
    const { sure } = handlesOf(messages)
    const sentences = messages.flatMap((message, i) => sentencesOf(message, i, sure))
    return allAtOnce(readingsInSlices(messages, sentences))
      .filter(({ sentence }) => sentence.marker === null && !(messages[sentence.message]?.context ?? false))
      .map(({ sentence, factors }) => {
        const message = chat.numberOf(window.messages[sentence.message]?.id ?? "")
        const spots = spotsOf([{ message, quote: sentence.quote }], chat.texts)
        const about = items.filter((each) => overlapOf(each.spots, spots) >= leastPart)
        const isTrap = traps.some((each) => overlapOf(each, spots) >= leastPart)
        const isMust = about.some(({ item }) => item.weight === "must")
        return {
          chat: labels.chat,
          weight: weightOf(isMust, isTrap),
          factors: new Map([...factors].map((name) => [name, 1])),
          kinds: new Set(sentenceKinds.filter((kind) => about.some(({ item }) => typeDistance(item, kind) !== null)))
        }
      })
  })
}

const weightOf = (isMust: boolean, isTrap: boolean) => {
  if (isMust) return counts.must
  return isTrap ? counts.trap : 1
}

/** The plain sentences as examples, each alone in its chat. */
const plainExamples = (): ReadonlyArray<KindExample> =>
  Object.entries(plainSentences).flatMap(([name, texts]) =>
    texts.flatMap((text) => {
      const message = { author: "A", text, at: "2026-11-24T09:00:00Z", replyTo: null, context: false, from: null }
      const sentences = sentencesOf(message, 0, new Set())
      return allAtOnce(readingsInSlices([message], sentences)).map(({ factors }) => ({
        chat: "plain sentences",
        factors: new Map([...factors].map((factor) => [factor, 1])),
        kinds: new Set(sentenceKinds.filter((kind) => kind === name)),
        weight: counts.plain
      }))
    })
  )

export const fitKinds = (judged: ReadonlyArray<KindExample>): KindTable => {
  const examples = [...judged, ...plainExamples()]
  const seen = new Map<string, number>()
  for (const { factors } of examples) for (const name of factors.keys()) seen.set(name, (seen.get(name) ?? 0) + 1)
  const read = examples.map(({ factors, kinds, weight }) => ({
    kinds,
    weight,
    factors: [...factors.keys()],
    values: new Map([...factors].filter(([name]) => (seen.get(name) ?? 0) >= fewestSentences))
  }))
  const models = sentenceKinds.map((kind) =>
    fitLogistic(
      read.map(({ values, kinds, weight, factors }) => ({
        values,
        weight,
        label: Number(kinds.has(kind)),
        offset: factors.reduce((sum, factor) => sum + expectedOf(kind, factor), expectedBias(kind))
      })),
      pull
    )
  )
  return {
    bias: models.map(({ bias }, i) => bias + expectedBias(sentenceKinds[i] ?? "requirement")),
    weights: new Map(
      [...new Set([...expectedFactors, ...seen.keys()])].map((name) => [
        name,
        models.map(({ weights }, i) => (weights.get(name) ?? 0) + expectedOf(sentenceKinds[i] ?? "requirement", name))
      ])
    )
  }
}
