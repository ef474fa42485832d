/** Finds the sentences of a window that may become atoms, each with its type and score. */
import type { AtomType } from "../../../../domain/values.ts"
import type { WindowMessage } from "../../../distillation.ts"
import { type Handles, handlesOf } from "../sentence/address.ts"
import { isAssignment } from "../sentence/assignment.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { asks, openQuestion } from "./question.ts"
import { type Factor, rateSentence, type Rated } from "./rate.ts"
import { type Sentence, sentencesOf } from "../sentence/sentence.ts"

export interface Candidate extends Sentence {
  readonly type: AtomType
  readonly score: number
  readonly factors: ReadonlyArray<Factor>
}

/** The score of a sentence that assigns work, such as "Ann to update the docs". */
const assignedPoints = 0.65

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
  const sentences = read.flat()
  const found = yield* mapInSlices(sentences, (sentence): ReadonlyArray<Candidate> => {
    const judged = judge(sentence, messages, handles.sure) ?? learned(sentence, opinion)
    if (judged === null) return []
    const score = sentence.marker === null ? opinion(sentence.text, judged.score) : judged.score
    return [{ ...sentence, ...judged, score }]
  })
  return { sentences, candidates: found.flat(), handles }
}

/** A sentence that matches no rule may still be of a kind that this team keeps. */
const learned = ({ text, marker }: Sentence, opinion: Opinion): Rated | null => {
  if (marker !== null || opinion === rulesAlone || contentWords(text).length < fewestWords) return null
  return { type: "insight", score: 0, factors: [{ name: "as decided before", points: opinion(text, 0) }] }
}
const fewestWords = 3

/** The factor for questions that want an answer, such as "do I need to change the key?". "Can you …?" wants work. */
const askedFactor = 0.55
const wantsWork = /^(?:asked|proposed|needed|blocked|assigned)$/u

const asAsked = ({ text }: Sentence, rated: Rated | null): Rated | null => {
  if (rated === null || !asks(text)) return rated
  const own =
    /(?<!\p{L})(?:do|does|did|if|how|what|why|when|where) (?:i|we|you|they|it|the|my|this|that)(?!\p{L})/iu.test(text)
  const [first] = rated.factors
  if (first !== undefined && wantsWork.test(first.name) && !own) return rated
  return {
    ...rated,
    score: rated.score * askedFactor,
    factors: [...rated.factors, { name: "wants an answer", points: askedFactor }]
  }
}

const judge = (sentence: Sentence, messages: ReadonlyArray<WindowMessage>, handles: ReadonlySet<string>) => {
  if (sentence.marker !== null) return rateSentence(sentence)
  const rated = asAsked(sentence, rateSentence(sentence))
  const open = openQuestion(sentence, messages)
  const given = isAssignment(sentence.text, handles) ? assignedPoints : 0
  const best = Math.max(rated?.score ?? 0, open, given)
  if (best === 0) return null
  if (best === given)
    return { type: "requirement" as const, score: given, factors: [{ name: "assigned", points: given }] }
  // A request such as "can you fix it?" is rated higher than an open question, so it stays a request.
  if (best === open) return { type: "question" as const, score: open, factors: [{ name: "unanswered", points: open }] }
  return rated
}
