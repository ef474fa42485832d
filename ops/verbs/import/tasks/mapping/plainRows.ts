/** Reads the rows of a table in which each row is a task. */
import { sha256 } from "../../../../../streams/commit/identity.ts"
import { cellsOf, taskOf } from "./draft.ts"
import type { MappedColumn, TableSource } from "./mapping.ts"
import type { ReadRow, RowReader } from "../task/rowReader.ts"

export const plainRows = (source: TableSource, columns: ReadonlyArray<MappedColumn>): RowReader => {
  // Ids of an unknown table are unique only among tables with the same columns.
  const scope = source.createdIn === undefined ? columns.map(({ name }) => name).join("\n") : ""
  const seen = new Map<string, number>()
  const keyOf = (cells: ReadonlyArray<string>, id: string | undefined, created: string) => {
    if (id !== undefined) return [source.name, scope, "id", id.trim(), created.trim()]
    // Without an id, the cells are the identity, and equal rows are counted.
    const row = sha256(JSON.stringify(cells))
    const nth = (seen.get(row) ?? 0) + 1
    seen.set(row, nth)
    return [source.name, scope, "row", row, String(nth)]
  }
  return {
    row: (cells): ReadonlyArray<ReadRow> => {
      const found = cellsOf(columns, cells)
      const { values } = found
      const read = taskOf(source, found, keyOf(cells, values.get("id")?.text, values.get("created")?.text ?? ""))
      return [read === null ? { is: "left-out", kind: "rows without a title" } : { is: "task", ...read }]
    },
    end: () => []
  }
}
