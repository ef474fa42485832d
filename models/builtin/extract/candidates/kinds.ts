/** Chooses the kind of a sentence from its factors, with a probability that it is worth keeping as that kind. */
import type { AtomType } from "../../../../domain/values.ts"
import type { Rated } from "./statements/candidate.ts"
import { bias, type SentenceKind, sentenceKinds, weights } from "./weights.ts"

/** The log-odds of each kind, in the order of `sentenceKinds`: without any factor, and added by each factor. */
export interface KindTable {
  readonly bias: ReadonlyArray<number>
  readonly weights: ReadonlyMap<string, ReadonlyArray<number>>
}
export const fittedKinds: KindTable = { bias, weights }

/** The probability of each kind, in the order of `sentenceKinds`. The kinds do not exclude each other. */
export const probabilities = (factors: ReadonlySet<string>, table: KindTable = fittedKinds): ReadonlyArray<number> => {
  const sums = [...table.bias]
  for (const factor of factors) {
    const row = table.weights.get(factor)
    if (row !== undefined) for (const [i, points] of row.entries()) sums[i] = (sums[i] ?? 0) + points
  }
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)))
}

/** The least probability of each kind. It differs, because sentences of some kinds are kept more often. */
const least: Readonly<Record<SentenceKind, number>> = {
  requirement: 1,
  decision: 0.5,
  problem: 0.5,
  question: 0.5,
  insight: 0.6,
  idea: 0.45
}

/** With one of these factors, a problem is a blocker or a risk. */
const blocks = ["blocked"]
const threatens = ["risky", "expires"]
const solves = ["solved"]

/** The best kind of knowledge of a sentence. Work is not knowledge: a sentence that is rather work gives null. */
export const knowledgeOf = (factors: ReadonlySet<string>, table: KindTable = fittedKinds): Rated | null => {
  const all = probabilities(factors, table)
  let best: SentenceKind = "requirement"
  let score = 0
  for (const [i, kind] of sentenceKinds.entries())
    if ((all[i] ?? 0) > score && !(kind === "decision" && factors.has("asks"))) {
      best = kind
      score = all[i] ?? 0
    }
  if (best === "requirement" || score < least[best]) return null
  const at = sentenceKinds.indexOf(best)
  return {
    type: typeOf(best, factors),
    score: rounded(score),
    factors: [...factors]
      .map((name) => ({ name, points: table.weights.get(name)?.[at] ?? 0 }))
      .sort((a, b) => b.points - a.points)
  }
}

const typeOf = (kind: SentenceKind, factors: ReadonlySet<string>): AtomType => {
  const any = (names: ReadonlyArray<string>) => names.some((name) => factors.has(name))
  if (kind === "problem" && any(blocks)) return "blocker"
  if (kind === "problem" && any(threatens)) return "risk"
  if (kind === "insight" && any(solves)) return "solution"
  return kind
}

const rounded = (score: number) => Math.round(score * 1000) / 1000
