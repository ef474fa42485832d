/** The changes per second of each read model, from two answers of the server. */
import type { ReadModelsShown } from "../../../gateways/contract/systemShown.ts"

export interface PositionSample {
  /** Milliseconds of any clock that does not go back. */
  readonly at: number
  readonly models: ReadModelsShown
}
export type Rates = ReadonlyMap<string, number>

/** Empty before the second answer. A read model that went back, because it was rebuilt, has no rate. */
export const ratesBetween = (before: PositionSample | null, now: PositionSample): Rates => {
  if (before === null || now.at <= before.at) return new Map()
  const former = new Map(before.models.items.map(({ name, position }) => [name, position]))
  const seconds = (now.at - before.at) / 1000
  return new Map(
    now.models.items.flatMap(({ name, position }) => {
      const grown = position - (former.get(name) ?? Infinity)
      return grown < 0 ? [] : [[name, grown / seconds] as const]
    })
  )
}
