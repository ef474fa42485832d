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

export interface KindExample {
  readonly chat: string
  readonly factors: ReadonlyMap<string, number>
  /** The kinds as which the sentence matches an item. */
  readonly kinds: ReadonlySet<SentenceKind>
}

/** The pull of each weight to 0, in units of sentences. */
const pull = 3
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
        return {
          chat: labels.chat,
          factors: new Map([...factors].map((name) => [name, 1])),
          kinds: new Set(sentenceKinds.filter((kind) => about.some(({ item }) => typeDistance(item, kind) !== null)))
        }
      })
  })
}

export const fitKinds = (examples: ReadonlyArray<KindExample>): KindTable => {
  const counts = new Map<string, number>()
  for (const { factors } of examples) for (const name of factors.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const read = examples.map(({ factors, kinds }) => ({
    kinds,
    values: new Map([...factors].filter(([name]) => (counts.get(name) ?? 0) >= fewestSentences))
  }))
  const models = sentenceKinds.map((kind) =>
    fitLogistic(
      read.map(({ values, kinds }) => ({ values, label: Number(kinds.has(kind)) })),
      pull
    )
  )
  const names = new Set(models.flatMap(({ weights }) => [...weights.keys()]))
  return {
    bias: models.map(({ bias }) => bias),
    weights: new Map([...names].map((name) => [name, models.map(({ weights }) => weights.get(name) ?? 0)]))
  }
}
