/** Shares and how sure they are. Pure. */

/** Below this number of decisions no share is shown. */
export const leastCounted = 20

/** The standard normal quantile of a two-sided interval of 95 %. */
const z = 1.959964

export interface Interval {
  readonly share: number
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of a share; null when too few were counted.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 */
export const intervalOf = (some: number, n: number): Interval | null => {
  if (n < leastCounted) return null
  const share = some / n
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

export const sumOf = (rows: ReadonlyArray<{ readonly n: number }>): number => rows.reduce((sum, { n }) => sum + n, 0)
