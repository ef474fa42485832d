/** Chances and their log odds, and the correction of a chance by an installation's decisions. */
import type { AtomType } from "../../../../domain/values.ts"
import { sigmoid } from "./logistic.ts"

/** The number that is added to the log odds that a person keeps the statement. */
export type Correction = (statement: { readonly type: AtomType; readonly text: string }) => number

export const uncorrected: Correction = () => 0

/** Chances are bounded, because no correction changes a chance of 0 or 1. */
const leastChance = 0.02

export const oddsOf = (chance: number): number => {
  const bounded = Math.min(1 - leastChance, Math.max(leastChance, chance))
  return Math.log(bounded / (1 - bounded))
}

/** @param chance 0 to 1 */
export const chanceAfter = (chance: number, correction: number): number =>
  correction === 0 ? chance : sigmoid(oddsOf(chance) + correction)
