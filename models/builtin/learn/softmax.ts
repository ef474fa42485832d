/** A linear softmax classifier, trained by gradient descent. Deterministic for the same examples in the same order. */
import { allAtOnce, type Sliced } from "../../slices/slices.ts"
import { type Features, slots } from "./features.ts"

/** The examples of one slice. Source: 25 µs for an example with 500 features. */
const examplesOfSlice = 50

export interface Example {
  readonly features: Features
  /** Index of the class. */
  readonly label: number
}

export interface Training {
  /** @default 4 */
  readonly epochs?: number
  /** L2 regularisation, applied to a weight at each update. @default 1e-5 */
  readonly l2?: number
  /** @default 0.1 */
  readonly rate?: number
  /** The seed of the order of the examples. @default 1 */
  readonly seed?: number
}

/** The probability of each class, by its index. */
export type Softmax = (features: Features) => Float64Array

export const trainSoftmax = (examples: ReadonlyArray<Example>, classes: number, training: Training = {}): Softmax =>
  allAtOnce(trainInSlices(examples, classes, training))

/** A slice for each 50 examples. */
export function* trainInSlices(
  examples: ReadonlyArray<Example>,
  classes: number,
  { epochs = 4, l2 = 1e-5, rate = 0.1, seed = 1 }: Training = {}
): Sliced<Softmax> {
  const weights = new Float32Array(slots * classes)
  // AdaGrad: rare features learn in larger steps.
  const seen = new Float32Array(slots * classes)
  const answer = predict(weights, classes)
  const order = Int32Array.from(examples, (_, i) => i)
  const next = random(seed)
  const learn = ({ features, label }: Example) => {
    const probabilities = answer(features)
    for (let k = 0; k < classes; k++) {
      const error = (probabilities[k] ?? 0) - (k === label ? 1 : 0)
      for (let f = 0; f < features.slots.length; f++) {
        const at = (features.slots[f] ?? 0) * classes + k
        const old = weights[at] ?? 0
        const gradient = error * (features.values[f] ?? 0) + l2 * old
        const sum = (seen[at] ?? 0) + gradient * gradient
        seen[at] = sum
        weights[at] = old - (rate * gradient) / (Math.sqrt(sum) + 1e-6)
      }
    }
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    for (const [i, index] of order.entries()) {
      const example = examples[index]
      if (example !== undefined) learn(example)
      if (i % examplesOfSlice === 0) yield
    }
  }
  return answer
}

const predict =
  (weights: Float32Array, classes: number): Softmax =>
  ({ slots: at, values }) => {
    const scores = new Float64Array(classes)
    for (let f = 0; f < at.length; f++)
      for (let k = 0; k < classes; k++)
        scores[k] = (scores[k] ?? 0) + (values[f] ?? 0) * (weights[(at[f] ?? 0) * classes + k] ?? 0)
    const most = Math.max(...scores)
    const raised = scores.map((score) => Math.exp(score - most))
    const total = raised.reduce((sum, x) => sum + x, 0)
    return raised.map((x) => x / total)
  }

const shuffle = (order: Int32Array, next: () => number) => {
  for (let i = order.length - 1; i > 0; i--) {
    const j = next() % (i + 1)
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
}

/** Xorshift with 32 bits: sufficient for a shuffle, and the same on every machine. */
const random = (seed: number) => {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
