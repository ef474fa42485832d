/** Curves over the time of the load, as an SVG file. The stretches with the extraction are shaded. */
import { gridY, lineY, plot, rectY, ruleY, text } from "@observablehq/plot"
import { JSDOM } from "jsdom"
import type { Stretch } from "./stretch.ts"

interface Curve {
  readonly name: string
  readonly of: (stretch: Stretch) => number
  readonly colour: string
}

/** Pixels. */
const [width, height] = [720, 260]

const style = `
  .load { background: #ffffff; color: #1d2129; font: 12px sans-serif; }
  @media (prefers-color-scheme: dark) { .load { background: #16181d; color: #e6e8ec; } }
`

export const timeChart = (title: string, stretches: ReadonlyArray<Stretch>, curves: ReadonlyArray<Curve>): string => {
  const most = Math.max(1, ...stretches.flatMap((each) => curves.map(({ of }) => of(each)))) * 1.1
  const minutes = ({ at }: Stretch) => at / 60
  const shaded = stretches.flatMap((each, i) =>
    each.isExtracting ? [{ from: (stretches[i - 1]?.at ?? 0) / 60, to: minutes(each) }] : []
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
      ...curves.map(({ of, colour }) => lineY(stretches, { x: minutes, y: of, stroke: colour, strokeWidth: 2 })),
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
