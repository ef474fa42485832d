/** Finds the sentences of a window that may become atoms, each with its type and score. */
import type { WindowMessage } from "../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { type Handles, handlesOf } from "../sentence/address.ts"
import { type Sentence, sentencesOf } from "../sentence/sentence.ts"
import { type Reading, readingsInSlices } from "./factors/factors.ts"
import { fittedKinds, type KindTable, knowledgeOf, type Rated } from "./kinds.ts"
import { rateSentence } from "./rate.ts"

export interface Candidate extends Sentence, Rated {}

export interface ReadCandidates {
  readonly sentences: ReadonlyArray<Sentence>
  readonly candidates: ReadonlyArray<Candidate>
  readonly handles: Handles
}

/** The sentences and candidates of a window. A slice for each message and for each sentence. */
export function* candidatesInSlices(
  messages: ReadonlyArray<WindowMessage>,
  table: KindTable = fittedKinds
): Sliced<ReadCandidates> {
  const handles = handlesOf(messages)
  const read = yield* mapInSlices(messages, (message, index) => sentencesOf(message, index, handles.sure))
  const readings = yield* readingsInSlices(messages, read.flat())
  // The context of a window is read, because it answers, and it is never evidence.
  const own = readings.filter(({ sentence }) => messages[sentence.message]?.context !== true)
  const found = yield* mapInSlices(own, (reading): ReadonlyArray<Candidate> => {
    const { sentence } = reading
    return judge(reading, table).map((rated) => ({ ...sentence, ...rated }))
  })
  return { sentences: own.map(({ sentence }) => sentence), candidates: found.flat(), handles }
}

const judge = ({ sentence, factors }: Reading, table: KindTable): ReadonlyArray<Rated> => {
  if (sentence.marker !== null) return [rateSentence(sentence)].flatMap((rated) => rated ?? [])
  return [knowledgeOf(factors, table)].flatMap((rated) => rated ?? [])
}
