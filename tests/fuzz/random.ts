/** A random source with a seed: the same seed makes the same choices. */
import { seededRandom } from "../support/seededRandom.ts"

export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <A>(from: ReadonlyArray<A>) => A
}

export const randomFrom = (seed: number): Random => {
  const next = seededRandom(seed)
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const chosen = from[int(0, from.length - 1)]
      if (chosen === undefined) throw new Error("there is nothing to pick from")
      return chosen
    }
  }
}
