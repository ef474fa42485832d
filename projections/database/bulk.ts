/** Inserts many rows at once. */
import { copyLines, type Sql } from "../postgres.ts"

/** A value as the text of its SQL type; null is NULL. */
export type BulkValue = string | null

export interface BulkRows {
  /** Includes the schema. It is not escaped, so it must never be input. */
  readonly table: string
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>
  /** Each in the order of the columns. */
  readonly rows: Iterable<ReadonlyArray<BulkValue>>
}

/** Characters that are sent at once. The process answers requests between two chunks. */
const chunkCharacters = 256_000
/** Rows of one statement on PGlite, which has the whole statement in memory. */
const rowsOfStatement = 1000

export const insertRows = (kind: "pglite" | "server", sql: Sql, { table, columns, rows }: BulkRows): Promise<void> => {
  const names = columns.map(({ name }) => `"${name}"`).join(", ")
  if (kind === "server") return copyLines(sql, `copy ${table} (${names}) from stdin`, linesOf(rows))
  const typed = columns.map(({ name, type }) => `"${name}"::${type}`).join(", ")
  const given = columns.map((_, i) => `$${i + 1}::text[]`).join(", ")
  return insertArrays(
    sql,
    `insert into ${table} (${names}) select ${typed} from unnest(${given}) as given(${names})`,
    columns.length,
    rows
  )
}

const insertArrays = async (sql: Sql, statement: string, width: number, rows: BulkRows["rows"]) => {
  const all = [...rows]
  // PGlite has one session: reads run between two statements, so this is no transaction.
  for (let from = 0; from < all.length; from += rowsOfStatement) {
    const part = all.slice(from, from + rowsOfStatement)
    const arrays = Array.from({ length: width }, (_, i) => part.map((row) => row[i] ?? null))
    await sql.unsafe(statement, arrays, { prepare: true })
  }
}

function* linesOf(rows: BulkRows["rows"]): Generator<string> {
  let text = ""
  for (const row of rows) {
    for (const [i, value] of row.entries()) text += (i === 0 ? "" : "\t") + (value === null ? "\\N" : escaped(value))
    text += "\n"
    if (text.length < chunkCharacters) continue
    yield text
    text = ""
  }
  if (text !== "") yield text
}

/** Source: PostgreSQL documentation, COPY, Text Format. */
const escaped = (text: string) =>
  special.test(text) ? text.replace(eachSpecial, (found) => escapes[found] ?? found) : text
const special = /[\\\t\n\r]/
const eachSpecial = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }
