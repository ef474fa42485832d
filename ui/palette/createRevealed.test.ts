import { createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import { createRevealed } from "./createRevealed.ts"
import type { PaletteEntry, PaletteSection } from "./entry.ts"

const entriesOf = (count: number): ReadonlyArray<PaletteEntry> =>
  Array.from({ length: count }, (_, n) => ({
    id: `${n}`,
    section: "go",
    name: `${n}`,
    icon: () => null,
    run: () => {}
  }))
const sectionsOf = (here: number, go: number): ReadonlyArray<PaletteSection> => [
  { id: "here", entries: entriesOf(here) },
  { id: "go", entries: entriesOf(go) }
]

const revealed = (first: ReadonlyArray<PaletteSection>) =>
  createRoot((end) => {
    const waiting: Array<() => void> = []
    const [sections, setSections] = createSignal(first)
    const shown = createRevealed(sections, (run) => void waiting.push(run))
    const counts = () => [shown.entriesOf("here").length, shown.entriesOf("go").length]
    return { shown, setSections, counts, waiting, frame: () => waiting.splice(0).forEach((run) => run()), end }
  })

test("shows only the lines that fit in the first frame, and the others after it", () => {
  const { counts, frame, end } = revealed(sectionsOf(10, 90))
  expect(counts()).toEqual([10, 8])
  frame()
  expect(counts()).toEqual([10, 90])
  end()
})

test("shows only the lines that fit again after each key", () => {
  const { counts, frame, setSections, end } = revealed(sectionsOf(10, 90))
  frame()
  setSections(sectionsOf(40, 1))
  expect(counts()).toEqual([18, 0])
  frame()
  expect(counts()).toEqual([40, 1])
  end()
})

test("keeps the lines of the first frame as they are", () => {
  const { shown, frame, end } = revealed(sectionsOf(10, 90))
  const first = shown.entriesOf("here")[0]
  frame()
  expect(shown.entriesOf("here")[0]).toBe(first)
  end()
})

test("shows few lines in one step", () => {
  const { counts, waiting, end } = revealed(sectionsOf(3, 4))
  expect([counts(), waiting]).toEqual([[3, 4], []])
  end()
})
