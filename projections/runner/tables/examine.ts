/** Finds which of the stored tables this version of the program can read and keep up to date. */
import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Checkpoint, readCheckpoints } from "./checkpoint.ts"
import { schemas } from "./tables.ts"
import { tableVersionOf } from "./tableVersion.ts"

export interface Examined {
  /** Rises with each swap. */
  readonly generation: number
  /** Of the tables that can be read. Those of another version are kept up to date as well, until their rebuild ends. */
  readonly checkpoints: ReadonlyMap<string, Checkpoint>
  /** Tables of another version, and tables that are missing. Each needs a rebuild. */
  readonly outdated: ReadonlyArray<AnyProjection>
  /** Those of the outdated tables that have other columns or are missing. */
  readonly unreadable: ReadonlyArray<AnyProjection>
  /** The tables that a newer version of the program wrote. */
  readonly newer: ReadonlyArray<string>
}

export const nothingStored: Examined = {
  generation: 1,
  checkpoints: new Map(),
  outdated: [],
  unreadable: [],
  newer: []
}

export const examine = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  const [made] = yield* database.query((sql) => sql`select to_regclass(${`${schemas.live}.generation`}) as made`)
  if (made?.["made"] === null) return { ...nothingStored, outdated: projections, unreadable: projections }
  const stored = yield* readCheckpoints(schemas.live)
  const columns = yield* columnsOf(schemas.live)
  const unreadable = projections.filter(
    (projection) => !stored.has(projection.name) || !hasColumns(projection, columns)
  )
  const readable = projections.filter((projection) => !unreadable.includes(projection))
  return {
    generation: yield* readGeneration,
    checkpoints: new Map(
      readable.flatMap(({ name }): ReadonlyArray<[string, Checkpoint]> => {
        const found = stored.get(name)
        return found === undefined ? [] : [[name, found]]
      })
    ),
    outdated: projections.filter(
      (projection) =>
        unreadable.includes(projection) || stored.get(projection.name)?.version !== tableVersionOf(projection)
    ),
    unreadable,
    newer: projections.flatMap(({ name, version }) => ((stored.get(name)?.revision ?? 0) > version ? [name] : []))
  } satisfies Examined
})

/** The generation of the tables that are served. */
const readGeneration = Effect.flatMap(Database, (database) =>
  Effect.map(
    database.query((sql) => sql`select n from ${sql(schemas.live)}.generation`),
    ([row]) => Number(row?.["n"] ?? 1)
  )
)

/** The columns of every table of a schema, each as `name type`, with `NOT NULL` where it applies. */
const columnsOf = Effect.fnUntraced(function* (schema: string) {
  const database = yield* Database
  const rows = yield* database.query<{ readonly table: string; readonly columns: ReadonlyArray<string> }>(
    (sql) => sql`
      select table_name as table,
        array_agg(column_name || ' ' || data_type || case is_nullable when 'NO' then ' NOT NULL' else '' end) as columns
      from information_schema.columns where table_schema = ${schema} group by table_name`
  )
  return new Map(rows.map(({ table, columns }) => [table, new Set(columns)] as const))
})

/** Whether the table has exactly the declared columns, and its versions exactly if they are declared. */
const hasColumns = ({ name, row, versions }: AnyProjection, stored: ReadonlyMap<string, ReadonlySet<string>>) => {
  const declared = [
    "id text NOT NULL",
    "seq bigint NOT NULL",
    ...row.columns.map((each) => `${each.name} ${each.type}`)
  ]
  const found = stored.get(name)
  return (
    found !== undefined &&
    found.size === declared.length &&
    declared.every((column) => found.has(column)) &&
    stored.has(`${name}_versions`) === versions
  )
}
