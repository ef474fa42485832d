/** Draws a plot on a canvas. The only file that imports uPlot. */
import uPlot from "uplot"
import "uplot/dist/uPlot.min.css"

/** How a series is drawn. Series differ by fill and line, and not only by colour. */
export type Look = "full" | "tint" | "hollow" | "muted" | "line" | "dashed"

export interface PlotSeries {
  readonly name: string
  readonly look: Look
  readonly values: ReadonlyArray<number | null>
}
export interface PlotSpec {
  /** The label of each place of the x axis. */
  readonly places: ReadonlyArray<string>
  /** Bars are stacked, the first series at the bottom. */
  readonly shape: "bars" | "lines"
  readonly series: ReadonlyArray<PlotSeries>
  readonly written: (value: number) => string
  /** The y axis ends at this value or higher. */
  readonly least: number
}

const colours = {
  full: "var(--accent)",
  tint: "color-mix(in oklab, var(--accent) 42%, var(--surface))",
  hollow: "var(--surface)",
  muted: "var(--muted)",
  line: "var(--accent)",
  dashed: "var(--muted)",
  edge: "var(--accent)",
  grid: "var(--line)",
  text: "var(--muted)"
} as const

/** A canvas knows no variables of the style sheet, so the browser computes each colour at an element of the page. */
const coloursAt = (place: HTMLElement) => {
  const probe = place.appendChild(document.createElement("i"))
  const computed = (colour: string) => {
    probe.style.color = colour
    return getComputedStyle(probe).color
  }
  const made = Object.entries(colours).map(([name, colour]) => [name, computed(colour)] as const)
  probe.remove()
  return Object.fromEntries(made) as { readonly [C in keyof typeof colours]: string }
}

/** The values of each series on top of those below it. */
const stacked = (series: ReadonlyArray<PlotSeries>) => {
  const below: Array<number> = []
  const sums = series.map(({ values }) => values.map((value, i) => (below[i] = (below[i] ?? 0) + (value ?? 0))))
  // A bar without height would still have an edge.
  return sums.map((values) => values.map((sum) => (sum === 0 ? null : sum)))
}

const font = "11px system-ui, sans-serif"
/** Pixels of the labels below, and of the numbers at the left. */
const labelHeight = 26
const numberWidth = 44
/** Pixels between two labels of the x axis. */
const labelSpace = 64

/** @param chosen hears of the place under the pointer; null when it left */
export const drawPlot = (
  place: HTMLElement,
  { places, shape, series, written, least }: PlotSpec,
  size: { readonly width: number; readonly height: number },
  chosen: (at: number | null) => void
) => {
  const colour = coloursAt(place)
  const bars = shape === "bars"
  // The highest bar is drawn first, so that the shorter ones cover its lower part.
  const drawn = bars ? series.map((each, i) => ({ ...each, values: stacked(series)[i] ?? [] })).toReversed() : series
  const plot = new uPlot(
    {
      ...size,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: !bars } },
      scales: {
        x: { time: false, range: [-0.6, places.length - 0.4] },
        y: { range: (_, __, most) => [0, Math.max(most * 1.05, least)] }
      },
      axes: [
        {
          stroke: colour.text,
          font,
          size: labelHeight,
          grid: { show: false },
          ticks: { show: false },
          space: labelSpace,
          incrs: [1, 2, 5, 7, 10, 14, 30],
          values: (_, at) => at.map((each) => (Number.isInteger(each) ? (places[each] ?? "") : ""))
        },
        {
          stroke: colour.text,
          font,
          size: numberWidth,
          grid: { stroke: colour.grid, width: 1 },
          ticks: { show: false },
          values: (_, at) => at.map(written)
        }
      ],
      series: [{}, ...drawn.map(({ look }) => seriesOf(look, bars, colour))],
      hooks: { setCursor: [({ cursor }) => chosen(cursor.idx ?? null)] }
    },
    [places.map((_, i) => i), ...drawn.map(({ values }) => [...values])],
    place
  )
  return {
    resize: (width: number) => plot.setSize({ width, height: size.height }),
    /** Shows the line of the cursor at a place. */
    pick: (at: number) => plot.setCursor({ left: plot.valToPos(at, "x"), top: 0 }),
    end: () => plot.destroy()
  }
}

const barPaths = () => uPlot.paths.bars?.({ size: [0.7, 40] })

const seriesOf = (look: Look, bars: boolean, colour: Record<keyof typeof colours, string>): uPlot.Series => {
  if (!bars)
    return {
      stroke: colour[look],
      width: 2,
      spanGaps: true,
      points: { show: true, size: 5, fill: colour[look] },
      ...(look === "dashed" ? { dash: [4, 3] } : {})
    }
  const paths = barPaths()
  return {
    fill: colour[look],
    stroke: look === "hollow" ? colour.edge : colour[look],
    width: 1,
    points: { show: false },
    ...(paths === undefined ? {} : { paths })
  }
}
