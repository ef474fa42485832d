/** Finds the sentences of a window that may become atoms, each with its type and score. */
import type { WindowMessage } from "../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { type Handles, handlesOf } from "../sentence/address.ts"
import { type Sentence, sentencesOf } from "../sentence/sentence.ts"
import { type Reading, readingsInSlices } from "./factors/factors.ts"
import { fittedKinds, type KindTable, knowledgeOf } from "./kinds.ts"
import { isSmallTalk } from "./noise/smallTalk.ts"
import { takenBackOf } from "./noise/takenBack.ts"
import { rateSentence } from "./rate.ts"
import { withAnswered } from "./statements/answered.ts"
import type { Candidate, Rated } from "./statements/candidate.ts"
import { isReview, reportsDone } from "./statements/reports.ts"
import { statementsOf } from "./statements/statements.ts"

export interface ReadCandidates {
  readonly sentences: ReadonlyArray<Sentence>
  readonly candidates: ReadonlyArray<Candidate>
  readonly handles: Handles
  /** The sentences that are jokes, sarcasm, small talk, the words of others, or taken back: no work and no knowledge. */
  readonly notMeant: ReadonlySet<Sentence>
}

/** The sentences and candidates of a window. A slice for each message and for each sentence. */
export function* candidatesInSlices(
  messages: ReadonlyArray<WindowMessage>,
  table: KindTable = fittedKinds
): Sliced<ReadCandidates> {
  const handles = handlesOf(messages)
  const read = yield* mapInSlices(messages, (message, index) => sentencesOf(message, index, handles.sure))
  const sentences = read.flat()
  const readings = yield* readingsInSlices(messages, sentences)
  // The context of a window is read, because it answers, and it is never evidence.
  const own = readings.filter(({ sentence }) => messages[sentence.message]?.context !== true)
  const takenBack = takenBackOf(messages, readings)
  const isNoise = (reading: Reading) =>
    reading.sentence.marker === null && (takenBack.has(reading) || isSmallTalk(reading.sentence.quote))
  const noise = new Set(own.filter(isNoise))
  const found = yield* mapInSlices(own, (reading) =>
    (noise.has(reading) ? [] : judge(reading, table)).map((rated): Judged => ({
      candidate: { ...reading.sentence, ...rated },
      reading
    }))
  )
  const ofMessage = Map.groupBy(found.flat(), ({ reading }) => reading.sentence.message)
  const statements = yield* mapInSlices([...ofMessage], ([index, judged]) => {
    const message = messages[index]
    if (message === undefined) return []
    const answersOf = new Map(judged.map(({ candidate, reading }) => [candidate.message, reading.answers]))
    const all = statementsOf(
      judged.map(({ candidate }) => candidate),
      message
    )
    return all.map((candidate) =>
      withAnswered(candidate, answersOf.get(candidate.message) ?? null, messages, sentences)
    )
  })
  return {
    sentences: own.map(({ sentence }) => sentence),
    candidates: statements.flat(),
    handles,
    notMeant: new Set(own.filter((each) => isNotMeant(each) || noise.has(each)).map(({ sentence }) => sentence))
  }
}

interface Judged {
  readonly candidate: Candidate
  readonly reading: Reading
}

const judge = (reading: Reading, table: KindTable): ReadonlyArray<Rated> => {
  const { sentence, factors } = reading
  if (sentence.marker !== null) return isJest(factors) ? [] : [rateSentence(sentence)].flatMap((rated) => rated ?? [])
  if (isReview(sentence.text)) return []
  return [knowledgeOf(factors, table)].flatMap((rated) =>
    rated === null || (isTrouble.test(rated.type) && reportsDone(sentence.text)) ? [] : [rated]
  )
}

const isTrouble = /^(?:problem|blocker|risk)$/u
const isJest = (factors: ReadonlySet<string>) => factors.has("joke") || factors.has("sarcasm")
const isNotMeant = ({ sentence, factors }: Reading) => isJest(factors) || isReview(sentence.text)
