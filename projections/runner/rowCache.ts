import type { Values } from "./fold.ts"

/** Rows at hand, so that a task that changes again is not read again. One writer owns the tables, so they are the tables' own. */
export const makeRowCache = (mostRows = 20_000) => {
  const tables = new Map<string, Map<string, Values>>()
  const of = (name: string) => {
    const table = tables.get(name) ?? new Map<string, Values>()
    tables.set(name, table)
    return table
  }
  return {
    get: (name: string, id: string) => of(name).get(id),
    put: (name: string, id: string, row: Values | null) => {
      const table = of(name)
      table.delete(id)
      if (row !== null) table.set(id, row)
      for (const oldest of table.keys()) {
        if (table.size <= mostRows) break
        table.delete(oldest)
      }
    },
    clear: () => tables.clear()
  }
}
export type RowCache = ReturnType<typeof makeRowCache>
