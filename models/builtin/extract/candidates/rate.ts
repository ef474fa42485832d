/** Rates how much a sentence is worth keeping, and its type. Named factors explain the score. */
import type { AtomType } from "../../../../domain/values.ts"
import { plain } from "../../../language/words.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import { cues, type Family, families, typeOfFamily } from "./cues.ts"
import type { Factor, Rated } from "./statements/candidate.ts"
import { dampers, faces, isCode } from "./dampers.ts"
import type { Marker } from "../sentence/markers.ts"
import type { Sentence } from "../sentence/sentence.ts"

const typeOfMarker: Readonly<Record<Exclude<Marker, "topic" | "other">, AtomType>> = {
  action: "requirement",
  agreed: "decision",
  idea: "idea",
  link: "insight",
  problem: "problem",
  question: "question",
  risk: "risk",
  blocker: "blocker",
  solution: "solution",
  insight: "insight"
}

/** The scores of a sentence with an explicit marker, and of a marked link without any words. */
const markedByHand = 0.9
const markedLink = 0.4

/** The points of a sentence that addresses a person, names a thing, or has several content words. */
const addressedBonus = 0.08
const concreteBonus = 0.06
const longEnoughBonus = 0.05

const concrete = /https?:\/\/|\d{3,}|[\p{L}\p{N}][._-][\p{L}\p{N}]|\p{Lu}{2,}|["«“`]/u

/** The factors for sentences with 0, 1 and 2 content words. */
const thinness = [0.15, 0.65, 0.9]

/** Only this much of a longer sentence is read. UTF-16 units. */
const mostRead = 600

export const rateSentence = ({
  text: whole,
  marker,
  addressed
}: Pick<Sentence, "text" | "marker" | "addressed">): Rated | null => {
  const text = whole.slice(0, mostRead)
  if (marker === "topic" || marker === "other") return null
  if (marker !== null) {
    const points = marker === "link" && /^\S+$/u.test(text) ? markedLink : markedByHand
    return { type: typeOfMarker[marker], score: points, factors: [{ name: `marked ${marker}`, points }] }
  }
  const spoken = familiesOf(text)
  const [best] = spoken
  if (best === undefined) return null
  const factors: Array<Factor> = spoken.map(({ family, weight }) => ({ name: family, points: weight }))
  if (addressed) factors.push({ name: "addressed", points: addressedBonus })
  if (concrete.test(text)) factors.push({ name: "concrete", points: concreteBonus })
  const content = weightOf(text)
  if (content >= 5) factors.push({ name: "substance", points: longEnoughBonus })
  // Combines the points as independent probabilities, so that the score stays below 1.
  const raised = 1 - factors.reduce((rest, { points }) => rest * (1 - points), 1)
  const damped = dampersOf(text, content)
  return {
    type: typeOfFamily[best.family],
    score: rounded(damped.reduce((score, { points }) => score * points, raised)),
    factors: [...factors, ...damped]
  }
}

/** The number of content words; a compound counts as two. */
const weightOf = (text: string) =>
  contentWords(text).reduce((sum, { word }) => sum + (/[\p{L}\p{N}][-_][\p{L}\p{N}]/u.test(word) ? 2 : 1), 0)

export interface Spoken {
  readonly family: Family
  readonly weight: number
}

/** The families of a text's cues with the largest weight in each, largest first. */
export const familiesOf = (text: string): ReadonlyArray<Spoken> => {
  const read = plain(text.slice(0, mostRead))
  const weights = new Map<Family, number>()
  for (const { family, weight, pattern } of cues)
    if (weight > (weights.get(family) ?? 0) && read.match(pattern) !== null) weights.set(family, weight)
  return families
    .flatMap((family) => ({ family, weight: weights.get(family) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}

/** The dampers of a text. Their points multiply the score. */
export const dampersOf = (text: string, content: number): ReadonlyArray<Factor> => {
  const read = plain(text.slice(0, mostRead))
  const found = dampers.flatMap(({ name, factor, pattern }) =>
    read.match(pattern) === null ? [] : [{ name, points: factor }]
  )
  const thin = thinness[content]
  if (thin !== undefined) found.push({ name: "thin", points: thin })
  if (faces(text) < 1) found.push({ name: "in jest", points: faces(text) })
  if (isCode(text)) found.push({ name: "code", points: 0.3 })
  return found
}

const rounded = (score: number) => Math.round(score * 1000) / 1000
