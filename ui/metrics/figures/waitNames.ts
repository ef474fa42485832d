/** The names of the buckets of the time to a decision. */
import { waitBounds } from "../../../gateways/contract/figures/waitBounds.ts"
import { words } from "../../words/words.ts"

export const waitNames = (): ReadonlyArray<string> => [
  ...waitBounds.map((bound) => `< ${words.lasting(bound)}`),
  `≥ ${words.lasting(waitBounds.at(-1) ?? 0)}`
]
