import { LRUCache } from "lru-cache"
import type { Values } from "../fold/applyCommit.ts"
import { sizeOfRow } from "../fold/sizeOfRow.ts"

/** Characters of the rows of one table: about 10,000 tasks, or 100 messages with the longest text. */
const mostSize = 4_000_000

/**
 * Rows of each table in memory, so that a row that changes again is not read again.
 *
 * One writer owns the tables, so a cached row never differs from the stored one.
 */
export const makeRowCache = (mostPerTable = mostSize) => {
  const tables = new Map<string, LRUCache<string, Values>>()
  const of = (name: string) => {
    const table =
      tables.get(name) ?? new LRUCache<string, Values>({ maxSize: mostPerTable, sizeCalculation: sizeOfRow })
    tables.set(name, table)
    return table
  }
  return {
    get: (name: string, id: string) => of(name).get(id),
    /** Null: the row was removed. */
    put: (name: string, id: string, row: Values | null) => {
      if (row === null) of(name).delete(id)
      else of(name).set(id, row)
    },
    clear: () => tables.clear()
  }
}
export type RowCache = ReturnType<typeof makeRowCache>
