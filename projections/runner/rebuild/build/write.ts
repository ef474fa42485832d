/** Writes the rows that leave the memory of a bulk load, and reads them again. */
import { Effect } from "effect"
import type { BulkValue } from "../../../database/bulk.ts"
import { Database } from "../../../database/database.ts"
import type { AnyProjection } from "../../../projection.ts"
import type { Values } from "../../fold/applyCommit.ts"
import type { SchemaName } from "../../tables/tables.ts"
import type { Leaving, WorkingTable } from "./workingTable.ts"

const bare = (type: string) => type.replace(" NOT NULL", "")
const rowColumns = ({ row }: AnyProjection) => [
  { name: "id", type: "text" },
  { name: "seq", type: "bigint" },
  ...row.columns.map(({ name, type }) => ({ name, type: bare(type) }))
]
const versionColumns = [
  { name: "id", type: "text" },
  { name: "from_seq", type: "bigint" },
  { name: "to_seq", type: "bigint" },
  { name: "row", type: "jsonb" }
]
const tombstoneColumns = [
  { name: "view", type: "text" },
  { name: "id", type: "text" },
  { name: "audience", type: "text" },
  { name: "seq", type: "bigint" }
]

/**
 * Adds the rows and versions that leave the memory to the table. A row that changed again is in the table twice; `finish`
 * keeps the last one.
 */
export const writeLeaving = Effect.fnUntraced(function* (
  schema: SchemaName,
  { projection }: WorkingTable,
  { rows, removed, versions }: Leaving
) {
  const database = yield* Database
  const tableOf = (suffix: "" | "_versions") => `${schema}."${projection.name}${suffix}"`
  if (removed.length > 0)
    yield* database.query(
      (sql) => sql`delete from ${sql(schema)}.${sql(projection.name)} where id = any(${removed.map(([id]) => id)})`,
      null
    )
  if (rows.length > 0)
    yield* database.insertRows({
      table: tableOf(""),
      columns: rowColumns(projection),
      rows: rowValues(projection, rows)
    })
  if (projection.versions && (versions.length > 0 || removed.length > 0))
    yield* database.insertRows({
      table: tableOf("_versions"),
      columns: versionColumns,
      rows: versionValues(versions, removed)
    })
})

export const writeTombstones = Effect.fnUntraced(function* (schema: SchemaName, tables: ReadonlyArray<WorkingTable>) {
  const { insertRows } = yield* Database
  const rows = tables.flatMap(({ projection: { name }, tombstones }) =>
    tombstones().map(({ id, audience, seq }) => [name, id, audience, String(seq)])
  )
  if (rows.length > 0) yield* insertRows({ table: `${schema}.tombstone`, columns: tombstoneColumns, rows })
})

/** The index that finds a written row. It exists only in tables whose rows are read again. */
const lookupIndex = ({ name }: AnyProjection) => `${name}_lookup`

/** Reads rows that have left the memory. The first call for a table creates an index. */
export const readAgain = Effect.fnUntraced(function* (
  schema: SchemaName,
  table: WorkingTable,
  ids: ReadonlyArray<string>
) {
  const database = yield* Database
  const { name } = table.projection
  if (!table.hasLookup) {
    yield* database.define(`create index ${lookupIndex(table.projection)} on ${schema}."${name}" (id, seq)`, null)
    table.hasLookup = true
  }
  // `limit 1` makes Postgres use the index, also without statistics of a new table.
  const rows = yield* database.query(
    (sql) => sql`
      select found.* from unnest(${[...ids]}::text[]) as wanted(id) cross join lateral (
        select * from ${sql(schema)}.${sql(name)} as each where each.id = wanted.id order by each.seq desc limit 1
      ) as found`,
    null
  )
  for (const { id, seq, ...values } of rows) table.loaded(String(id), Number(seq), values)
})

export const dropLookup = (schema: SchemaName, table: WorkingTable) =>
  table.hasLookup ? `drop index ${schema}.${lookupIndex(table.projection)};` : ""

function* rowValues({ row: { columns } }: AnyProjection, rows: Leaving["rows"]): Generator<ReadonlyArray<BulkValue>> {
  const isJson = columns.map(({ type }) => type.startsWith("jsonb"))
  for (const [id, seq, values] of rows)
    yield [id, String(seq), ...columns.map(({ name }, i) => textOf(values[name], isJson[i] === true))]
}

function* versionValues(
  versions: Leaving["versions"],
  removed: Leaving["removed"]
): Generator<ReadonlyArray<BulkValue>> {
  for (const { id, from, to, values } of versions) yield [id, String(from), String(to), jsonOf(values)]
  for (const [id, seq] of removed) yield [id, String(seq), null, null]
}

const jsonOf = (values: Values | null) => (values === null ? null : JSON.stringify(values))
const textOf = (value: unknown, isJson: boolean): BulkValue => {
  if (value === null || value === undefined) return null
  return isJson || typeof value === "object" ? JSON.stringify(value) : String(value)
}
