/** Measured growth: one value against a size, and the exponent of its growth. */

export interface Point {
  /** The number of aggregates, events or tasks. */
  readonly size: number
  readonly value: number
}

/** A curve of a plot. */
export interface Series {
  readonly name: string
  readonly points: ReadonlyArray<Point>
}

/** A plot: its file, its title, and its axes with their units. */
export interface Chart {
  readonly file: string
  readonly title: string
  readonly x: string
  readonly y: string
  readonly series: ReadonlyArray<Series>
}

/**
 * The exponent `e` for which the value at the largest size is the value at the smallest size times (largest ÷ smallest)^e:
 * 0 for constant growth, 1 for linear, and 2 for quadratic.
 *
 * `perSecond`: the values are rates, so the exponent is that of the time for one unit.
 *
 * @returns NaN for fewer than two sizes, or a value that is not positive
 */
export const growthExponent = (points: ReadonlyArray<Point>, { perSecond = false } = {}): number => {
  const sorted = points.toSorted((a, b) => a.size - b.size)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || first.size === last.size) return Number.NaN
  const exponent = Math.log(last.value / first.value) / Math.log(last.size / first.size)
  return perSecond ? -exponent : exponent
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 })
/** "12.5 ms at 1,000, 40 ms at 4,000". */
export const described = (points: ReadonlyArray<Point>, unit: string): string =>
  points
    .map(
      ({ size, value }) =>
        `${value >= 100 ? whole.format(value) : value.toPrecision(2)} ${unit} at ${whole.format(size)}`
    )
    .join(", ")
