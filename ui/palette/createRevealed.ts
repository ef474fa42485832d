/** Shows the lines of the palette in two steps: those that fit into it at once, and the others after that frame. */
import { createMemo, createSignal } from "solid-js"
import type { PaletteEntry, PaletteSection, PaletteSectionId } from "./entry.ts"
import { isSameOrder } from "../../domain/text/isSameOrder.ts"

/** The list is at most 560 px high, and a line 32 px. */
const linesThatFit = 18

const afterFrame = (run: () => void) => void requestAnimationFrame(() => setTimeout(run))

/** @param later runs work after the next frame */
export const createRevealed = (sections: () => ReadonlyArray<PaletteSection>, later = afterFrame) => {
  const shown = createMemo(() => {
    const all = sections()
    const first = firstLines(all, linesThatFit)
    const [isAll, setIsAll] = createSignal(first === all)
    if (first !== all) later(() => setIsAll(true))
    return () => (isAll() ? all : first)
  })
  const ids = createMemo(() => shown()().map(({ id }) => id), [], { equals: isSameOrder })
  return {
    ids,
    entriesOf: (section: PaletteSectionId): ReadonlyArray<PaletteEntry> =>
      shown()().find(({ id }) => id === section)?.entries ?? []
  }
}

/** The same sections when all their lines are among the first ones. */
const firstLines = (sections: ReadonlyArray<PaletteSection>, most: number): ReadonlyArray<PaletteSection> => {
  let left = most
  const first = sections.flatMap(({ id, entries }) => {
    const some = entries.slice(0, left)
    left -= some.length
    return some.length === 0 ? [] : [{ id, entries: some }]
  })
  return sections.reduce((n, { entries }) => n + entries.length, 0) <= most ? sections : first
}
