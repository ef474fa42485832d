/** Learns from people's decisions whether a text is worth a proposal. */
import { featuresOf } from "./features.ts"
import { type Training, trainSoftmax } from "./softmax.ts"

export interface WorthExample {
  readonly text: string
  readonly worth: boolean
}

/** The probability, 0 to 1, that a text is worth an item. */
export type Gate = (text: string) => number

export const trainGate = (examples: ReadonlyArray<WorthExample>, training: Training = {}): Gate => {
  const learned = trainSoftmax(
    examples.map(({ text, worth }) => ({ features: featuresOf(text), label: Number(worth) })),
    2,
    training
  )
  return (text) => learned(featuresOf(text))[1] ?? 0
}
