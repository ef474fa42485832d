/** Extracts knowledge from a window of chat by rules alone. Deterministic; every quote occurs in its message. */
import {
  type ExtractedAtom,
  type ExtractionAnswer,
  type ExtractInput,
  type ModelQuote,
  openItem,
  type Precedent
} from "../../distillation.ts"
import { makeLocate } from "../../language/locate.ts"
import { likenessOf, portrait, type Portrait, sameThing } from "../../language/text/likeness.ts"
import { shortened } from "../../language/text/tidy.ts"
import { allAtOnce, mapInSlices, type Sliced } from "../../slices/slices.ts"
import type { Candidate } from "./candidates/statements/candidate.ts"
import { saidIn } from "./sentence/due/dueIn.ts"
import { statementDue } from "./sentence/due/statementDue.ts"
import { type FoundCandidate, foundInSlices, leastScore } from "./found.ts"
import { linkedInSlices } from "./links/links.ts"
import { fittedRanking, makeRank, type Ranking } from "./ranking/rank.ts"
import { fatesInSlices } from "./status/status.ts"
import { tagsOf } from "./topics/tags.ts"
import { topicsInSlices } from "./topics/topics.ts"

const mostAtoms = 30
/** Only this many of the best candidates are compared with each other. */
const mostCompared = 200
const mostQuotes = 8
const longestText = 500

/** A statement that a person marked, such as "Decision: …", is kept more often than the judged chats can show. */
const leastOfMarked = 0.75

/** From this likeness on, an earlier decision counts. */
const alike = 0.75
const rejectedFactor = 0.5
const approvedBonus = 0.2

export const extractByRules = (input: ExtractInput, ranking: Ranking = fittedRanking): ExtractionAnswer =>
  allAtOnce(extractInSlices(input, ranking))

/** A slice for each message and for each sentence. */
export function* extractInSlices(input: ExtractInput, ranking: Ranking = fittedRanking): Sliced<ExtractionAnswer> {
  const read = yield* foundInSlices(input, ranking.kinds)
  const ranked = read.candidates.filter(({ score }) => score >= leastScore)
  const rank = makeRank(input.messages, ranked, ranking)
  const precedents = yield* mapInSlices(input.precedents, comparable)
  const locators = input.messages.map(({ text }) => makeLocate(text))
  const judged = yield* mapInSlices(read.candidates, (candidate): Judged => {
    const own = portrait(candidate.text)
    const { marker, score } = candidate
    const before = marker === null ? decidedBefore(own, precedents) : null
    return {
      ...candidate,
      portrait: own,
      score: after(before, score),
      rank: after(before, marker === null ? rank(candidate) : Math.max(leastOfMarked, rank(candidate)))
    }
  })
  const proven = yield* mapInSlices(judged, ({ score, rank: chance, marker, text, quote, message }) => {
    const occurs = () => (locators[message]?.(quote) ?? null) !== null
    const isWorth = marker !== null || chance >= ranking.least
    return score >= leastScore && isWorth && text !== "" && occurs()
  })
  const grouped = yield* withoutRepeats(judged.filter((_, i) => proven[i]))
  const joined = [...grouped]
    .sort((a, b) => b[0].rank - a[0].rank || a[0].message - b[0].message)
    .slice(0, mostAtoms)
    .sort((a, b) => a[0].message - b[0].message)
  const pieces = joined.map((same) => {
    const [{ text, message, rank: score }] = same
    return { text, message, author: input.messages[message]?.author ?? "", score, quotes: same.length }
  })
  yield
  const stated = joined.map((same) => ({
    type: same[0].type,
    text: same[0].text,
    evidence: evidenceOf(same),
    owner: ownerOf(same)
  }))
  const fates = yield* fatesInSlices(input, stated)
  const { topics, of } = yield* topicsInSlices(read, pieces, input.topics)
  const atoms = yield* mapInSlices(joined, (same, at): ExtractedAtom => {
    const [first] = same
    return {
      type: first.type,
      text: shortened(first.text, longestText),
      topic: of[at] ?? null,
      evidence: evidenceOf(same),
      tags: tagsOf(first.text, read.handles.possible),
      score: first.rank,
      ...openItem,
      ...fates[at],
      owner: ownerOf(same),
      duePhrase: dueOf(same, input)
    }
  })
  return { topics, atoms: yield* linkedInSlices(input, atoms, [...read.notMeant]) }
}

const ownerOf = (same: Same) => same.flatMap(({ work }) => work?.owner ?? [])[0] ?? null

/** The words that name the due date, of the work or of the statement. */
const dueOf = (same: Same, { messages, zone }: ExtractInput) =>
  same.flatMap(({ work, type, quote, message }) => {
    if (work !== undefined) return work.duePhrase ?? []
    const said = messages[message]
    return said === undefined ? [] : (statementDue(type, quote, saidIn(said, zone)) ?? [])
  })[0] ?? null

/** Work is quoted with the words that it answers, and with its answer. */
const evidenceOf = (same: Same): ReadonlyArray<ModelQuote> => {
  const all = same.flatMap(
    ({ message, quote, work, answered }) =>
      work?.evidence ?? [{ message, quote }, ...(answered === undefined ? [] : [answered])]
  )
  return [...new Map(all.map((each) => [`${each.message} ${each.quote}`, each])).values()].slice(0, mostQuotes)
}

interface Judged extends FoundCandidate {
  /** The chance that a person keeps it, 0 to 1. */
  readonly rank: number
  readonly portrait: Portrait
}
type Same = readonly [Judged, ...ReadonlyArray<Judged>]

/** Groups repeated statements, so that each becomes one atom with several quotes. The best candidate is first. */
function* withoutRepeats(judged: ReadonlyArray<Judged>): Sliced<ReadonlyArray<Same>> {
  const groups: Array<[Judged, ...Array<Judged>]> = []
  const best = [...judged].sort((a, b) => b.score - a.score || a.message - b.message).slice(0, mostCompared)
  yield* mapInSlices(best, (candidate) => {
    const same = groups.find(
      ([first]) =>
        sameWords(first, candidate) || likenessOf(first.portrait, candidate.portrait) >= sameEnough(first, candidate)
    )
    if (same === undefined) groups.push([candidate])
    else if (!same.some(({ message }) => message === candidate.message)) same.push(candidate)
  })
  return groups
}

/** One sentence is one statement, also if the rules read it in two ways. */
const sameWords = (a: Candidate, b: Candidate) => a.message === b.message && a.quote === b.quote

/** Statements of different types, such as a decision and a request, are the same only if almost all words are. */
const sameEnough = (a: Candidate, b: Candidate) => (a.type === b.type ? sameThing : 0.9)

interface Comparable {
  readonly verdict: Precedent["verdict"]
  readonly portrait: Portrait
}
const comparable = ({ text, verdict }: Precedent): Comparable => ({ verdict, portrait: portrait(text) })

/** The verdict on the most similar decided statement; null if none is similar. */
const decidedBefore = (own: Portrait, precedents: ReadonlyArray<Comparable>) =>
  precedents
    .map(({ verdict, portrait: theirs }) => ({ verdict, near: likenessOf(own, theirs) }))
    .filter(({ near }) => near >= alike)
    .sort((a, b) => b.near - a.near)[0]?.verdict ?? null

const after = (verdict: Precedent["verdict"] | null, score: number) => {
  if (verdict === null) return score
  return verdict === "rejected" ? score * rejectedFactor : Math.min(1, score + approvedBonus)
}
