/** A chart as an SVG file that is readable in light and in dark surroundings. */
import { axisX, axisY, dot, gridX, gridY, line, plot, text } from "@observablehq/plot"
import { JSDOM } from "jsdom"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { outputFolder } from "../../kit/output.ts"
import type { Chart, Point } from "../series.ts"

/** Pixels. */
const width = 720
const height = 440
const margins = { marginLeft: 72, marginRight: 40, marginTop: 84, marginBottom: 52 }
/** Of the curves, in order. Each has a contrast of at least 3:1 on both backgrounds. */
const colours = ["#2f7fd1", "#d1660a", "#159570"]

/** The file brings its own colours, because it is opened alone, or as an image of a document. */
const style = `
  .bench { --ground: #ffffff; background: var(--ground); color: #1d2129; }
  @media (prefers-color-scheme: dark) { .bench { --ground: #16181d; color: #e6e8ec; } }
`

interface Drawn extends Point {
  readonly series: string
}

/** 4k and 1.5M; values below `thousands` as they are. */
const short = (value: number, thousands = 1e4) => {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`
  if (value >= thousands) return `${Number((value / 1e3).toPrecision(3))}k`
  return String(Number(value.toPrecision(3)))
}

/** 1, 2 and 5 times the powers of ten between two values. */
const ticksIn = ([least = 1, most = 1]: ReadonlyArray<number>) => {
  const powers = Array.from({ length: 24 }, (_, i) => 10 ** (i - 8))
  return powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((tick) => tick >= least && tick <= most)
}

/** The values: above the highest curve and below the others, so that two labels never meet. */
const labelsOf = (points: ReadonlyArray<Drawn>) => {
  const isHighest = (point: Drawn) => points.every(({ size, value }) => size !== point.size || value <= point.value)
  const labels = (shown: ReadonlyArray<Drawn>, dy: number) =>
    text(shown, {
      x: "size",
      y: "value",
      text: ({ value }: Drawn) => short(value),
      dy,
      fontSize: 12,
      fill: "currentColor",
      stroke: "var(--ground)",
      strokeWidth: 4
    })
  return [
    labels(points.filter(isHighest), -14),
    labels(
      points.filter((point) => !isHighest(point)),
      16
    )
  ]
}

/** Pixels between the names of two curves. */
const legendWidth = 220
const legendOf = (name: string, i: number) => {
  const place = { frameAnchor: "top-left", dy: 41 - margins.marginTop, fontSize: 12 } as const
  const dx = 12 - margins.marginLeft + i * legendWidth
  return [text(["●"], { ...place, dx, fill: colours[i] ?? "currentColor" }), text([name], { ...place, dx: dx + 14 })]
}

/** Both axes are logarithmic, so that a straight line is a power of the size, and its slope is the exponent. */
export const svgOf = ({ title, x, y, series }: Chart): string => {
  const points: ReadonlyArray<Drawn> = series.flatMap(({ name, points: each }) =>
    each.map((point) => ({ ...point, series: name }))
  )
  const sizes = [...new Set(points.map(({ size }) => size))].toSorted((a, b) => a - b)
  const values = points.map(({ value }) => value)
  // A narrow range would show noise as growth.
  const domain = [Math.min(...values) / 2, Math.max(...values) * 2]
  const colour = { domain: series.map(({ name }) => name), range: colours }
  const channels = { x: "size", y: "value", stroke: "series" } as const
  const drawing = plot({
    // The cast: the types of the server have no DOM.
    document: new JSDOM().window.document as never,
    className: "bench",
    width,
    height,
    ...margins,
    x: { type: "log", label: null, inset: 28 },
    y: { type: "log", label: null, domain },
    color: colour,
    marks: [
      gridY(ticksIn(domain), { strokeOpacity: 0.15 }),
      gridX(sizes, { strokeOpacity: 0.08 }),
      axisX(sizes, {
        text: (size: number) => short(size, 1e3),
        fontSize: 12,
        label: `${x} →`,
        labelAnchor: "right",
        labelOffset: 42
      }),
      axisY(ticksIn(domain), { text: (value: number) => short(value), fontSize: 12, label: null }),
      line(points, { ...channels, strokeWidth: 2 }),
      dot(points, { x: "size", y: "value", fill: "series", r: 4 }),
      ...labelsOf(points),
      text([title], {
        frameAnchor: "top-left",
        dx: 12 - margins.marginLeft,
        dy: 18 - margins.marginTop,
        fontSize: 16,
        fontWeight: 600
      }),
      text([`↑ ${y}`], {
        frameAnchor: "top-left",
        dx: 12 - margins.marginLeft,
        dy: 62 - margins.marginTop,
        fontSize: 12
      }),
      ...series.flatMap(({ name }, i) => legendOf(name, i))
    ]
  })
  // An SVG file needs the namespace, which HTML leaves out. The style of the library is replaced by that of the chart.
  return drawing.outerHTML
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/<style>[^]*?<\/style>/, `<style>${style}</style>`)
}

/** Writes `<file>.svg` beside the table of the bench. */
export const writeChart = (chart: Chart) => {
  mkdirSync(outputFolder, { recursive: true })
  writeFileSync(join(outputFolder, `${chart.file}.svg`), svgOf(chart))
}
