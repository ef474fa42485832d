/** Intervals of 95 % around shares and areas. */
import type { Share } from "../scorer/score.ts"

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The standard normal quantile for 95 %, two-sided. */
const z = 1.96

/** Source: Wilson 1927, Probable inference, the law of succession, and statistical inference. Null without trials. */
export const wilson = ([count, of]: Share): Interval | null => {
  if (of === 0) return null
  const p = count / of
  const middle = p + (z * z) / (2 * of)
  const half = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}

export interface Ranked {
  readonly score: number
  readonly right: boolean
}

/** The chance that a right one has a higher score than a wrong one; equal scores count half. Null if one kind is absent. */
export const aucOf = (ranked: ReadonlyArray<Ranked>): { readonly auc: number; readonly interval: Interval } | null => {
  const right = ranked.filter((each) => each.right).map(({ score }) => score)
  const wrong = ranked.filter((each) => !each.right).map(({ score }) => score)
  if (right.length === 0 || wrong.length === 0) return null
  let won = 0
  for (const a of right) for (const b of wrong) won += a === b ? 0.5 : Number(a > b)
  const auc = won / (right.length * wrong.length)
  return { auc, interval: aucInterval(auc, right.length, wrong.length) }
}

/** Source: Hanley & McNeil 1982, The meaning and use of the area under a ROC curve. */
const aucInterval = (auc: number, right: number, wrong: number): Interval => {
  const q1 = auc / (2 - auc)
  const q2 = (2 * auc * auc) / (1 + auc)
  const variance = (auc * (1 - auc) + (right - 1) * (q1 - auc * auc) + (wrong - 1) * (q2 - auc * auc)) / (right * wrong)
  const half = z * Math.sqrt(Math.max(0, variance))
  return { low: Math.max(0, auc - half), high: Math.min(1, auc + half) }
}
