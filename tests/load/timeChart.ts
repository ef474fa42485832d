/** Curves over the time of the load, as an SVG file. The intervals with the extraction are shaded. */
import { gridY, lineY, plot, rectY, ruleY, text } from "@observablehq/plot"
import { JSDOM } from "jsdom"
import type { LoadInterval } from "./interval.ts"

interface Curve {
  readonly name: string
  readonly of: (interval: LoadInterval) => number
  readonly colour: string
}

/** Pixels. */
const [width, height] = [720, 260]

const style = `
  .load { background: #ffffff; color: #1d2129; font: 12px sans-serif; }
  @media (prefers-color-scheme: dark) { .load { background: #16181d; color: #e6e8ec; } }
`

export const timeChart = (
  title: string,
  intervals: ReadonlyArray<LoadInterval>,
  curves: ReadonlyArray<Curve>
): string => {
  const most = Math.max(1, ...intervals.flatMap((each) => curves.map(({ of }) => of(each)))) * 1.1
  const minutes = ({ at }: LoadInterval) => at / 60
  const shaded = intervals.flatMap((each, i) =>
    each.isExtracting ? [{ from: (intervals[i - 1]?.at ?? 0) / 60, to: minutes(each) }] : []
  )
  const drawing = plot({
    // The cast: the types of the server have no DOM.
    document: new JSDOM().window.document as never,
    className: "load",
    width,
    height,
    marginTop: 48,
    marginLeft: 56,
    x: { label: "minutes →" },
    y: { domain: [0, most], label: null },
    marks: [
      rectY(shaded, { x1: "from", x2: "to", y: most, fill: "currentColor", fillOpacity: 0.1 }),
      gridY({ strokeOpacity: 0.15 }),
      ruleY([0]),
      ...curves.map(({ of, colour }) => lineY(intervals, { x: minutes, y: of, stroke: colour, strokeWidth: 2 })),
      text([title], { frameAnchor: "top-left", dy: -40, fontSize: 15, fontWeight: 600 }),
      ...curves.map(({ name, colour }, i) =>
        text([`● ${name}`], { frameAnchor: "top-left", dx: i * 200, dy: -20, fill: colour })
      )
    ]
  })
  return drawing.outerHTML
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/<style>[^]*?<\/style>/, `<style>${style}</style>`)
}
