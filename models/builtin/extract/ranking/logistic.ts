/** Logistic regression on named numbers, with L2 regularisation. Deterministic: iteratively reweighted least squares. */

export interface LogisticExample {
  readonly values: ReadonlyMap<string, number>
  /** 1 for yes, 0 for no. */
  readonly label: number
  /** How much the example counts. @default 1 */
  readonly weight?: number
  /** Log odds that are known before; the weights only correct them. @default 0 */
  readonly offset?: number
}

export interface LogisticModel {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

export const logOdds = ({ bias, weights }: LogisticModel, values: ReadonlyMap<string, number>): number => {
  let sum = bias
  for (const [name, value] of values) sum += (weights.get(name) ?? 0) * value
  return sum
}
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

const rounds = 12

/** @param l2 the strength of the pull of each weight to 0; the bias is hardly pulled */
export const fitLogistic = (examples: ReadonlyArray<LogisticExample>, l2: number): LogisticModel => {
  const names = [...new Set(examples.flatMap(({ values }) => [...values.keys()]))].toSorted()
  const place = new Map(names.map((name, i) => [name, i + 1]))
  const rows = examples.map(({ values, label, weight = 1, offset = 0 }) => ({
    at: [0, ...[...values.keys()].map((name) => place.get(name) ?? 0)],
    values: [1, ...values.values()],
    label,
    weight,
    offset
  }))
  const size = names.length + 1
  const w = new Float64Array(size)
  for (let round = 0; round < rounds; round++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    for (let i = 0; i < size; i++) {
      const pull = i === 0 ? 1e-3 : l2
      gradient[i] = -pull * (w[i] ?? 0)
      const row = hessian[i]
      if (row !== undefined) row[i] = pull
    }
    for (const { at, values, label, weight, offset } of rows) {
      let z = offset
      for (let a = 0; a < at.length; a++) z += (w[at[a] ?? 0] ?? 0) * (values[a] ?? 0)
      const p = sigmoid(z)
      const slope = Math.max(1e-6, p * (1 - p)) * weight
      for (let a = 0; a < at.length; a++) {
        const i = at[a] ?? 0
        const row = hessian[i]
        gradient[i] = (gradient[i] ?? 0) + weight * (label - p) * (values[a] ?? 0)
        if (row === undefined) continue
        for (let b = 0; b < at.length; b++) {
          const j = at[b] ?? 0
          row[j] = (row[j] ?? 0) + slope * (values[a] ?? 0) * (values[b] ?? 0)
        }
      }
    }
    const step = solved(hessian, gradient)
    for (let i = 0; i < size; i++) w[i] = (w[i] ?? 0) + (step[i] ?? 0)
    if (step.every((each) => Math.abs(each) < 1e-6)) break
  }
  return { bias: w[0] ?? 0, weights: new Map(names.map((name, i) => [name, w[i + 1] ?? 0])) }
}

/** Solves a symmetric positive definite system by Cholesky decomposition. Changes nothing. */
const solved = (matrix: ReadonlyArray<Float64Array>, right: Float64Array): Float64Array => {
  const size = right.length
  const lower = Array.from({ length: size }, () => new Float64Array(size))
  const cell = (row: number, column: number) => lower[row]?.[column] ?? 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]?.[j] ?? 0
      for (let k = 0; k < j; k++) sum -= cell(i, k) * cell(j, k)
      const row = lower[i]
      if (row !== undefined) row[j] = i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / cell(j, j)
    }
  const half = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = right[i] ?? 0
    for (let k = 0; k < i; k++) sum -= cell(i, k) * (half[k] ?? 0)
    half[i] = sum / cell(i, i)
  }
  const answer = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let sum = half[i] ?? 0
    for (let k = i + 1; k < size; k++) sum -= cell(k, i) * (answer[k] ?? 0)
    answer[i] = sum / cell(i, i)
  }
  return answer
}
