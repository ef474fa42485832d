/**
 * Ranks candidates by the chance that a person keeps them. The weights were fitted on judged chats, see `weights.ts`. The
 * rules' own score is one of the traits, and decisions of the installation correct the result.
 */
import type { WindowMessage } from "../../../distillation.ts"
import { type LogisticModel, logOdds, sigmoid } from "./logistic.ts"
import { chanceAfter, type Correction, uncorrected } from "./odds.ts"
import { fittedKinds, type KindTable } from "../candidates/kinds.ts"
import { surroundingsOf } from "./surroundings.ts"
import { type Rankable, traitsOf } from "./traits.ts"
import { fitted } from "./weights.ts"

export interface Ranking {
  /** Chooses the kinds of sentences. */
  readonly kinds: KindTable
  readonly weights: LogisticModel
  readonly correction: Correction
  /** Candidates with a lower chance are dropped, unless a person marked them. */
  readonly least: number
}

export const fittedRanking: Ranking = {
  kinds: fittedKinds,
  weights: { bias: fitted.bias, weights: new Map(Object.entries(fitted.weights)) },
  correction: uncorrected,
  least: fitted.least
}

/**
 * The chance, 0 to 1, that a candidate of these messages is worth an item.
 *
 * @param candidates all that are ranked
 */
export const makeRank = (
  messages: ReadonlyArray<WindowMessage>,
  candidates: ReadonlyArray<{ readonly message: number }>,
  { weights, correction }: Pick<Ranking, "weights" | "correction"> = fittedRanking
) => {
  const surroundings = surroundingsOf(messages, candidates)
  return (candidate: Rankable): number => {
    const chance = sigmoid(logOdds(weights, traitsOf(candidate, surroundings)))
    return rounded(chanceAfter(chance, correction(candidate)))
  }
}

const rounded = (chance: number) => Math.round(chance * 1000) / 1000
