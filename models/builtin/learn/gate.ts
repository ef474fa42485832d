/** Learns from people's decisions whether a text is worth a proposal. */
import { allAtOnce, mapInSlices, type Sliced } from "../../slices/slices.ts"
import { featuresOf } from "./features.ts"
import { type Training, trainInSlices } from "./softmax.ts"

export interface WorthExample {
  readonly text: string
  readonly worth: boolean
}

/** The probability, 0 to 1, that a text is worth an item. */
export type Gate = (text: string) => number

export const trainGate = (examples: ReadonlyArray<WorthExample>, training: Training = {}): Gate =>
  allAtOnce(trainGateInSlices(examples, training))

export function* trainGateInSlices(examples: ReadonlyArray<WorthExample>, training: Training = {}): Sliced<Gate> {
  const read = yield* mapInSlices(examples, ({ text, worth }) => ({ features: featuresOf(text), label: Number(worth) }))
  const learned = yield* trainInSlices(read, 2, training)
  return (text) => learned(featuresOf(text))[1] ?? 0
}
