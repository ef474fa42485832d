/** Reads the sentences of a window into named factors: of their words, their form and their place in the conversation. */
import type { WindowMessage } from "../../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../../slices/slices.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { placesOf } from "./discourse.ts"
import { shapeOf } from "./shape.ts"
import { speechOf } from "./speech.ts"
import { togetherOf } from "./together.ts"

export interface Reading {
  readonly sentence: Sentence
  readonly factors: ReadonlySet<string>
  /** Index of the message of another author that the sentence answers; null if there is none. */
  readonly answers: number | null
}

/** A slice for each sentence. The readings have the order of the sentences. */
export function* readingsInSlices(
  messages: ReadonlyArray<WindowMessage>,
  sentences: ReadonlyArray<Sentence>
): Sliced<ReadonlyArray<Reading>> {
  const own = yield* mapInSlices(sentences, factorsOf)
  const said = messages.map(() => new Set<string>())
  sentences.forEach(({ message }, at) => {
    for (const name of own[at] ?? []) said[message]?.add(name)
  })
  messages.forEach(({ text }, at) => {
    for (const name of ofMessage(text)) said[at]?.add(name)
  })
  const places = placesOf(messages, said)
  yield
  return yield* mapInSlices(sentences, (sentence, at): Reading => {
    const { answers = null, factors = [] } = places[sentence.message] ?? {}
    const found = new Set([...(own[at] ?? []), ...factors])
    if (sentences[at - 1]?.message !== sentence.message) found.add("first sentence")
    for (const name of togetherOf(found)) found.add(name)
    return { sentence, factors: found, answers }
  })
}

/** The factors of one sentence without its conversation. */
export const factorsOf = (sentence: Sentence): ReadonlySet<string> => {
  const { cues, denied, quotes } = speechOf(sentence.text)
  const found = new Set([...cues, ...[...denied].map((name) => `denied ${name}`), ...shapeOf(sentence)])
  if (quotes) found.add("quotes")
  return found
}

/** Only the ends of a longer message are read. UTF-16 units. */
const mostRead = 200

/** A short message has no sentence of its own, but it answers: "works", "👍", "дякую". */
const ofMessage = (text: string): ReadonlyArray<string> => {
  const beginning = text.slice(0, mostRead)
  const { cues } = speechOf(beginning)
  return [
    ...(/\?[\s\p{P}\p{S}]{0,4}$/u.test(text.slice(-mostRead)) ? ["ends as a question"] : []),
    ...(cues.has("accepts") || /^\s{0,3}[👍👌🫡✅]/u.test(beginning) ? ["accepts"] : []),
    ...(cues.has("refuses") ? ["refuses"] : []),
    ...(cues.has("manners") && /thank|thx|дяк|спас/iu.test(beginning) ? ["thanks"] : [])
  ]
}
