/** The ids of rows by a key, such as the status or the assignee. Fed by changed rows; one key is one signal. */
import { createSignal, onCleanup } from "solid-js"
import type { TableChanges, TableFeed } from "./table.ts"

const none: ReadonlySet<string> = new Set()

/** @param keysOf the keys of a row; a row without keys is in no set */
export const createIndex = <Row extends { readonly id: string }>(
  table: TableFeed<Row>,
  keysOf: (row: Row) => ReadonlyArray<string>
) => {
  const sets = new Map<string, Set<string>>()
  const signals = new Map<string, { readonly track: () => void; readonly changed: () => void }>()
  const signalOf = (key: string) => {
    const found = signals.get(key)
    if (found !== undefined) return found
    const [track, changed] = createSignal(undefined, { equals: false })
    const made = { track, changed: () => changed() }
    signals.set(key, made)
    return made
  }
  const add = (key: string, id: string) => {
    const set = sets.get(key)
    if (set === undefined) sets.set(key, new Set([id]))
    else set.add(id)
  }
  const remove = (key: string, id: string) => {
    const set = sets.get(key)
    set?.delete(id)
    if (set?.size === 0) sets.delete(key)
  }
  const take = (changes: TableChanges<Row>) => {
    const touched = new Set<string>()
    for (const { id, before, after } of changes) {
      const left = new Set(before === undefined ? [] : keysOf(before))
      for (const key of after === undefined ? [] : keysOf(after)) {
        if (left.delete(key)) continue
        add(key, id)
        touched.add(key)
      }
      for (const key of left) {
        remove(key, id)
        touched.add(key)
      }
    }
    for (const key of touched) signals.get(key)?.changed()
  }
  for (const row of table.values()) for (const key of keysOf(row)) add(key, row.id)
  onCleanup(table.listen(take))
  return {
    /** The ids under a key. The set is changed in place: copy it to keep it. */
    ids: (key: string): ReadonlySet<string> => {
      signalOf(key).track()
      return sets.get(key) ?? none
    },
    count: (key: string): number => {
      signalOf(key).track()
      return sets.get(key)?.size ?? 0
    }
  }
}
export type RowIndex = ReturnType<typeof createIndex>
