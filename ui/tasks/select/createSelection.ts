/** The selected rows of a list. A range goes from the row that was last chosen alone. */
import { createMemo, createSignal } from "solid-js"

const none: ReadonlySet<string> = new Set()

/** @param ids the listed ids in their order; a row that leaves the list is selected no longer */
export const createSelection = (ids: () => ReadonlyArray<string>) => {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(none)
  let anchor: string | null = null
  const listed = createMemo(() => {
    if (chosen().size === 0) return []
    return [...new Set(ids())].filter((id) => chosen().has(id))
  })
  const selected = createMemo(() => new Set(listed()))
  return {
    /** In the order of the list. */
    ids: listed,
    has: (id: string) => selected().has(id),
    toggle: (id: string) => {
      anchor = id
      const next = new Set(selected())
      if (!next.delete(id)) next.add(id)
      setChosen(next)
    },
    /** Selects the rows from the last chosen one to this one. */
    extendTo: (id: string) => {
      const all = ids()
      const from = anchor === null ? -1 : all.indexOf(anchor)
      if (from < 0) anchor = id
      const ends = [from < 0 ? all.indexOf(id) : from, all.indexOf(id)].toSorted((a, b) => a - b)
      setChosen(new Set([...selected(), ...all.slice(ends[0], (ends[1] ?? 0) + 1)]))
    },
    all: () => setChosen(new Set(ids())),
    clear: () => {
      anchor = null
      setChosen(none)
    }
  }
}
export type Selection = ReturnType<typeof createSelection>
