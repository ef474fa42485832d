/** All candidates of a window: statements of knowledge, and work. */
import type { ExtractInput } from "../../distillation.ts"
import type { Sliced } from "../../slices/slices.ts"
import { candidatesInSlices, type ReadCandidates } from "./candidates/candidates.ts"
import type { Candidate } from "./candidates/statements/candidate.ts"
import { fittedKinds, type KindTable } from "./candidates/kinds.ts"
import { workInSlices } from "./tasks/tasks.ts"
import type { WorkItem } from "./tasks/agreement/work.ts"

/** Candidates with a lower score of the rules are dropped. */
export const leastScore = 0.45

export interface FoundCandidate extends Candidate {
  /** The work that the candidate states, with its owner, its due phrase and all its quotes. */
  readonly work?: WorkItem
}

interface Found extends ReadCandidates {
  readonly candidates: ReadonlyArray<FoundCandidate>
}

/**
 * All candidates of a window, also those that are dropped for their score.
 *
 * @param kinds another table than the fitted one, to judge it
 */
export function* foundInSlices(input: ExtractInput, kinds: KindTable = fittedKinds): Sliced<Found> {
  const read = yield* candidatesInSlices(input.messages, kinds)
  const works = yield* workInSlices(
    input,
    read.sentences.filter((sentence) => !read.notMeant.has(sentence))
  )
  return { ...read, candidates: [...besideWork(read.candidates, works), ...works.map(candidateOf)] }
}

/** Work is of the type that an extraction has for tasks. */
const candidateOf = (work: WorkItem): FoundCandidate => {
  const [{ message, quote }] = work.evidence
  return {
    message,
    quote,
    text: work.text,
    marker: work.marked ? "action" : null,
    addressed: work.owner !== null,
    type: "requirement",
    score: work.score,
    factors: work.factors,
    work
  }
}

/** The candidates without those that say the same as a piece of work. */
const besideWork = (candidates: ReadonlyArray<Candidate>, works: ReadonlyArray<WorkItem>): ReadonlyArray<Candidate> => {
  const taken = works.filter(({ score }) => score >= leastScore).flatMap(({ evidence }) => evidence)
  const overlaps = ({ message, quote }: Pick<Candidate, "message" | "quote">) =>
    taken.some((each) => each.message === message && (quote.includes(each.quote) || each.quote.includes(quote)))
  // Work that points at words of another author takes them as its text, so they are no second statement of any type.
  const pointed = works.flatMap(({ pointsAt }) => (pointsAt === null ? [] : [pointsAt]))
  const isPointedAt = ({ message, quote }: Candidate) =>
    pointed.some((each) => each.message === message && (quote.includes(each.quote) || each.quote.includes(quote)))
  const sure = works.filter(({ score }) => score >= sureScore).map(({ evidence: [first] }) => first)
  const isQuoted = ({ message, quote, marker }: Candidate) =>
    marker === null && sure.some(({ message: at, quote: words }) => at === message && words === quote)
  return candidates
    .map((candidate) => {
      const { narrow } = candidate
      return narrow !== undefined && overlaps(candidate) ? { ...candidate, ...narrow } : candidate
    })
    .filter((candidate) => {
      const isSame = sameAsWork.test(candidate.type) || isPointedAt(candidate) || isQuoted(candidate)
      return !(isSame && overlaps(candidate))
    })
}
/** Work with this score is not also a statement of another kind. A lower one competes with it by its rank. */
const sureScore = 0.55
const sameAsWork = /^(?:idea|question|requirement)$/u
