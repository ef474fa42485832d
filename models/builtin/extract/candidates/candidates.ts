/** Finds the sentences of a window that may become atoms, each with its type and score. */
import type { WindowMessage } from "../../../distillation.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { type Handles, handlesOf } from "../sentence/address.ts"
import { type Sentence, sentencesOf } from "../sentence/sentence.ts"
import { type Reading, readingsInSlices } from "./factors/factors.ts"
import { knowledgeOf, type Rated } from "./kinds.ts"
import { rateSentence } from "./rate.ts"

export interface Candidate extends Sentence, Rated {}

/** Combines the rules' score with the learner's probability that a text is worth an item. 0 to 1. */
export type Opinion = (text: string, rules: number) => number

export const rulesAlone: Opinion = (_, rules) => rules

export interface ReadCandidates {
  readonly sentences: ReadonlyArray<Sentence>
  readonly candidates: ReadonlyArray<Candidate>
  readonly handles: Handles
}

/** The sentences and candidates of a window. A slice for each message and for each sentence. */
export function* candidatesInSlices(
  messages: ReadonlyArray<WindowMessage>,
  opinion: Opinion = rulesAlone
): Sliced<ReadCandidates> {
  const handles = handlesOf(messages)
  const read = yield* mapInSlices(messages, (message, index) => sentencesOf(message, index, handles.sure))
  const readings = yield* readingsInSlices(messages, read.flat())
  // The context of a window is read, because it answers, and it is never evidence.
  const own = readings.filter(({ sentence }) => messages[sentence.message]?.context !== true)
  const found = yield* mapInSlices(own, (reading): ReadonlyArray<Candidate> => {
    const { sentence } = reading
    const judged = judge(reading)
    const all = judged.length > 0 ? judged : learned(sentence, opinion)
    return all.map((rated) => ({
      ...sentence,
      ...rated,
      score: sentence.marker === null ? opinion(sentence.text, rated.score) : rated.score
    }))
  })
  return { sentences: own.map(({ sentence }) => sentence), candidates: found.flat(), handles }
}

/** A sentence that matches no rule may still be of a kind that this team keeps. */
const learned = ({ text, marker }: Sentence, opinion: Opinion): ReadonlyArray<Rated> => {
  if (marker !== null || opinion === rulesAlone || contentWords(text).length < fewestWords) return []
  return [{ type: "insight", score: 0, factors: [{ name: "as decided before", points: opinion(text, 0) }] }]
}
const fewestWords = 3

const judge = ({ sentence, factors }: Reading): ReadonlyArray<Rated> => {
  if (sentence.marker !== null) return [rateSentence(sentence)].flatMap((rated) => rated ?? [])
  return [knowledgeOf(factors)].flatMap((rated) => rated ?? [])
}
