/** The state of the open palette: the typed text, the line under the cursor, and the hit whose actions are shown. */
import { createMemo, createSignal } from "solid-js"
import type { PaletteEntry } from "./entry.ts"
import { typedWords } from "./find/match.ts"
import { type PaletteSources, sectionsOf } from "./sections.ts"

export const createPalette = (sources: PaletteSources, onClose: () => void) => {
  const [query, setQuery] = createSignal("")
  const [at, setAt] = createSignal(0)
  const [about, setAbout] = createSignal<PaletteEntry | null>(null)
  const sections = createMemo(() => {
    const hit = about()
    if (hit === null) return sectionsOf(query(), sources)
    const commands = hit.actions?.() ?? []
    return sectionsOf(typedWords(query()).join(" "), {
      commands,
      recent: [],
      found: () => [],
      make: () => []
    })
  })
  const entries = createMemo(() => sections().flatMap(({ entries: lines }) => lines))
  const current = () => entries()[Math.min(at(), entries().length - 1)]
  const type = (text: string) => {
    setQuery(text)
    setAt(0)
  }
  return {
    query,
    type,
    about,
    sections,
    current,
    /** Moves to another line, around the ends. */
    step: (by: 1 | -1) => {
      const count = entries().length
      if (count > 0) setAt((now) => (Math.min(now, count - 1) + by + count) % count)
    },
    goTo: (entry: PaletteEntry) => setAt(entries().indexOf(entry)),
    /** Shows the actions of the hit under the cursor. */
    showActions: () => {
      const hit = current()
      if (about() !== null || hit?.actions === undefined) return
      setAbout(hit)
      type("")
    },
    /** Goes back from the actions to the hits. Returns false when there is nothing to go back to. */
    back: () => {
      if (about() === null) return false
      setAbout(null)
      type("")
      return true
    },
    /** Closes first: a line may open a dialog, which takes the focus. */
    run: (entry: PaletteEntry | undefined) => {
      if (entry === undefined) return
      onClose()
      queueMicrotask(entry.run)
    }
  }
}
export type PaletteState = ReturnType<typeof createPalette>
