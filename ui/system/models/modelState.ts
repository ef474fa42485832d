/** The state of a read model as one word with a shape. */
import type { ReadModelShown } from "../../../gateways/contract/systemShown.ts"

export type ModelState = "well" | "catching-up" | "parked" | "silent"

/** Fewer positions are behind whenever the team works, also while everything is well. */
const fewBehind = 50

export const modelStateOf = ({ parked, behind }: ReadModelShown): ModelState => {
  if (parked > 0) return "parked"
  if (behind === null) return "silent"
  return behind > fewBehind ? "catching-up" : "well"
}
