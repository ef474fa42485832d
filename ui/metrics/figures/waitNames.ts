/** The names of the buckets of the time to a decision. */
import { words } from "../../words/words.ts"

/** The bounds of the contract, in seconds. */
const bounds = [60, 600, 3600, 14_400, 86_400, 259_200, 604_800] as const

export const waitNames = (): ReadonlyArray<string> => [
  ...bounds.map((bound) => `< ${words.lasting(bound)}`),
  `≥ ${words.lasting(bounds[bounds.length - 1] ?? 0)}`
]
