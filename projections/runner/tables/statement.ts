/** A batch as one SQL statement, which is its own transaction and takes one round trip. */
import type { AnyProjection } from "../../projection.ts"
import type { FoldResult } from "../fold/fold.ts"
import { currentLease, type Fence } from "./fence.ts"
import { addCounts, addVersions, closeVersions, type SchemaName, upsert } from "./tables.ts"
import type { Checkpoint } from "./checkpoint.ts"
import { tombstonesKept } from "./tombstones.ts"

export interface RowChange {
  readonly projection: AnyProjection
  readonly before: Checkpoint
  readonly checkpoint: Checkpoint
  readonly result: FoldResult
}

/** `values` are bound as `$1…`, each one JSON. */
export interface Statement {
  readonly text: string
  readonly values: ReadonlyArray<unknown>
}

/** The tables that a batch is written to. `generation`: the generation they must have; null for tables that are not served. */
export interface TargetTable {
  readonly schema: SchemaName
  readonly generation: number | null
  readonly fence: Fence
}

/**
 * Rows, versions, tombstones and checkpoints. The guard: if the lease is no longer the current one, the tables have another
 * generation, or a checkpoint has moved since the fold, the division at the end fails (22012) and rolls everything back.
 */
export const statementOf = (target: TargetTable, changes: ReadonlyArray<RowChange>): Statement => {
  const parts = [
    checkpointPart(target, changes),
    ...changes.flatMap((change) => [...rowParts(target.schema, change), ...versionParts(target.schema, change)])
  ]
  const text = parts.map(({ sql }, i) => `part${i} as (${sql(`$${i + 1}::jsonb`)})`).join(",\n")
  const grown = changes.map(({ projection: { name } }) => {
    const counts = parts.flatMap(({ of }, i) => (of === name ? [`coalesce((select sum(grown) from part${i}), 0)`] : []))
    return `, ${[...counts, "0"].join(" + ")} as "${name}"`
  })
  return {
    text: `with ${text}\nselect 1 / (count(*) = ${changes.length})::int as guarded${grown.join("")}, ${countsOf(parts)} as ${countsColumn} from part0`,
    values: parts.map(({ value }) => value)
  }
}

/** The column of the result with the new counts: a list of `{view, audience, value, n, seq}`. No projection has this name. */
export const countsColumn = "row_counts"
const countsOf = (parts: ReadonlyArray<Part>) => {
  const counts = parts.flatMap(({ counts: view }, i) =>
    view === undefined ? [] : [`select '${view}' as view, audience, value, n, seq from part${i}`]
  )
  return counts.length === 0 ? "null" : `(select jsonb_agg(each) from (${counts.join(" union all ")}) as each)`
}

/** One part of the statement. `sql` gets the placeholder of its value. */
interface Part {
  /** The projection whose rows it adds or removes: it returns a column `grown`. */
  readonly of?: string
  /** The projection whose counts it changes: it returns them. */
  readonly counts?: string
  readonly sql: (given: string) => string
  readonly value: unknown
}

const checkpointPart = ({ schema, generation, fence }: TargetTable, changes: ReadonlyArray<RowChange>): Part => ({
  sql: (given) => `
    update ${schema}.checkpoint as now set seq = next.seq, witness = next.witness, state = next.state
    from jsonb_to_recordset(${given}) as next(name text, old bigint, seq bigint, witness text, state jsonb)
      cross join (${currentLease(fence)}) as lease
    where now.name = next.name and now.seq = next.old
      ${generation === null ? "" : `and exists (select 1 from ${schema}.generation where n = ${generation})`} returning 1`,
  value: changes.map(({ before, checkpoint: { name, seq, witness, state } }) => ({
    name,
    old: before.seq,
    seq,
    witness,
    state
  }))
})

const rowParts = (schema: SchemaName, { projection, result }: RowChange): ReadonlyArray<Part> => {
  const rows = [...result.rows.values()]
  const kept = rows.flatMap(({ id, seq, values: row }) => (row === null ? [] : [{ id, seq, ...row }]))
  const removed = rows.flatMap(({ id, values: row }) => (row === null ? [id] : []))
  const parts: Array<Part> = []
  if (kept.length > 0)
    parts.push({ of: projection.name, sql: (given) => upsert(schema, projection, given), value: kept })
  if (removed.length > 0)
    parts.push({
      of: projection.name,
      sql: (given) =>
        `delete from ${schema}."${projection.name}" where id in (select jsonb_array_elements_text(${given})) returning -1 as grown`,
      value: removed
    })
  return parts
}

/** The versions of the rows, and the tombstones for the audiences that a row left. */
const versionParts = (
  schema: SchemaName,
  { projection, result, checkpoint: { seq } }: RowChange
): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  if (projection.versions && result.versions.length > 0) {
    const value = result.versions.map(({ id, seq, values: row }) => ({ id, from_seq: seq, row }))
    parts.push({ sql: (given) => closeVersions(schema, projection, given), value })
    parts.push({ sql: (given) => addVersions(schema, projection, given), value })
  }
  if (result.counted.length > 0)
    parts.push({ counts: projection.name, sql: (given) => addCounts(schema, projection, given), value: result.counted })
  if (projection.streamed && result.left.length > 0)
    parts.push(
      { sql: (given) => pruneTombstones(schema, projection.name, given), value: { left: result.left, seq } },
      {
        sql: (given) => `
        insert into ${schema}.tombstone (view, id, audience, seq)
        select '${projection.name}', id, audience, max(seq) from jsonb_to_recordset(${given}) as given(id text, audience text, seq bigint) group by id, audience
        on conflict (view, id, audience) do update set seq = excluded.seq`,
        value: result.left
      }
    )
  return parts
}

/**
 * Removes the old tombstones of a view. A tombstone that the same statement sets again stays: one statement must not change a
 * row twice.
 */
const pruneTombstones = (schema: SchemaName, view: string, given: string) => `
  delete from ${schema}.tombstone as old
  where old.view = '${view}' and old.seq < (${given}->>'seq')::bigint - ${tombstonesKept}
    and not exists (
      select 1 from jsonb_to_recordset(${given}->'left') as again(id text, audience text)
      where again.id = old.id and again.audience = old.audience
    )`
