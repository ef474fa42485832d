/** Extracts knowledge from a window of chat by rules alone. Deterministic; every quote occurs in its message. */
import type { ExtractedAtom, ExtractionAnswer, ExtractInput, Precedent } from "../../distillation.ts"
import { locate } from "../../language/locate.ts"
import { likenessOf, portrait, type Portrait, sameThing } from "../../language/text/likeness.ts"
import { shortened } from "../../language/text/tidy.ts"
import { type Candidate, type Opinion, candidatesIn, rulesAlone } from "./candidates/candidates.ts"
import { tagsOf } from "./topics/tags.ts"
import { topicsOf } from "./topics/topics.ts"

const mostAtoms = 30
/** Only this many of the best candidates are compared with each other. */
const mostCompared = 200
const mostQuotes = 8
const longestText = 500
/** Candidates with a lower score are dropped. */
export const leastScore = 0.45

/** From this likeness on, an earlier decision counts. */
const alike = 0.75
const rejectedFactor = 0.5
const approvedBonus = 0.2

export const extractByRules = (input: ExtractInput, opinion: Opinion = rulesAlone): ExtractionAnswer => {
  const read = candidatesIn(input.messages, opinion)
  const judged = read.candidates
    .map((candidate) => ({ ...candidate, portrait: portrait(candidate.text) }))
    .map((candidate) => ({ ...candidate, score: asDecidedBefore(candidate, input.precedents) }))
    .filter(({ score, text, quote, message }) => score >= leastScore && text !== "" && occurs(input, message, quote))
  const joined = [...withoutRepeats(judged)]
    .sort((a, b) => b[0].score - a[0].score || a[0].message - b[0].message)
    .slice(0, mostAtoms)
    .sort((a, b) => a[0].message - b[0].message)
  const pieces = joined.map(([{ text, message, score }]) => ({ text, message, score }))
  const { topics, of } = topicsOf(read, pieces, input.topics)
  const atoms = joined.map((same, at): ExtractedAtom => {
    const [first] = same
    return {
      type: first.type,
      text: shortened(first.text, longestText),
      topic: of[at] ?? null,
      evidence: same.slice(0, mostQuotes).map(({ message, quote }) => ({ message, quote })),
      tags: tagsOf(first.text, read.handles.possible),
      score: first.score
    }
  })
  return { topics, atoms }
}

interface Judged extends Candidate {
  readonly portrait: Portrait
}
type Same = readonly [Judged, ...ReadonlyArray<Judged>]

/** Groups repeated statements, so that each becomes one atom with several quotes. The best candidate is first. */
const withoutRepeats = (judged: ReadonlyArray<Judged>): ReadonlyArray<Same> => {
  const groups: Array<[Judged, ...Array<Judged>]> = []
  const best = [...judged].sort((a, b) => b.score - a.score || a.message - b.message).slice(0, mostCompared)
  for (const candidate of best) {
    const same = groups.find(
      ([first]) => likenessOf(first.portrait, candidate.portrait) >= sameEnough(first, candidate)
    )
    if (same === undefined) groups.push([candidate])
    else if (!same.some(({ message }) => message === candidate.message)) same.push(candidate)
  }
  return groups
}

/** Statements of different types, such as a decision and a request, are the same only if almost all words are. */
const sameEnough = (a: Candidate, b: Candidate) => (a.type === b.type ? sameThing : 0.9)

const occurs = ({ messages }: ExtractInput, message: number, quote: string) =>
  locate(messages[message]?.text ?? "", quote) !== null

const asDecidedBefore = ({ score, marker, portrait: own }: Judged, precedents: ReadonlyArray<Precedent>) => {
  if (marker !== null) return score
  const near = precedents
    .map((precedent) => ({ precedent, near: likenessOf(own, portrait(precedent.text)) }))
    .filter(({ near }) => near >= alike)
    .sort((a, b) => b.near - a.near)[0]
  if (near === undefined) return score
  return near.precedent.verdict === "rejected" ? score * rejectedFactor : Math.min(1, score + approvedBonus)
}
