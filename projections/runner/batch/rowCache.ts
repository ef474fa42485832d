import { LRUCache } from "lru-cache"
import type { Values } from "../fold/applyCommit.ts"

/**
 * Rows of each table in memory, so that a row that changes again is not read again.
 *
 * One writer owns the tables, so a cached row never differs from the stored one.
 */
export const makeRowCache = (mostRowsPerTable = 20_000) => {
  const tables = new Map<string, LRUCache<string, Values>>()
  const of = (name: string) => {
    const table = tables.get(name) ?? new LRUCache({ maxSize: mostRowsPerTable, sizeCalculation: () => 1 })
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
