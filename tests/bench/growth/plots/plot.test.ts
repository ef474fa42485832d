import { expect, test } from "vitest"
import { svgOf } from "./plot.ts"

const chart = {
  file: "load",
  title: "Load against events",
  x: "events of the task",
  y: "milliseconds",
  series: [
    { name: "from the log", points: [1_000, 10_000].map((size) => ({ size, value: size / 250 })) },
    { name: "from a snapshot", points: [1_000, 10_000].map((size) => ({ size, value: size / 500 })) }
  ]
}

test("a plot is a file of its own, with a title, units, names of the curves, and every size and value", () => {
  const svg = svgOf(chart)
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /)
  const texts = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text)
  for (const wanted of [chart.title, "events of the task →", "↑ milliseconds", "from the log", "from a snapshot"])
    expect(texts).toContain(wanted)
  expect(texts).toEqual(expect.arrayContaining(["1k", "10k", "4", "40", "2", "20"]))
})

test("a plot has colours for light and for dark surroundings", () =>
  expect(svgOf(chart)).toContain("@media (prefers-color-scheme: dark)"))
