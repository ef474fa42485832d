/** A batch as one SQL statement, which is its own transaction and takes one round trip. */
import type { AnyProjection } from "../../projection.ts"
import type { FoldResult } from "../fold/fold.ts"
import { heldShared } from "../../database/database.ts"
import { addVersions, closeVersions, type SchemaName, upsert } from "./tables.ts"
import type { Checkpoint } from "./checkpoint.ts"

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

/** The tables that a batch is written to. `generation`: the generation they must have; null for tables that are not served yet. */
export interface TargetTable {
  readonly schema: SchemaName
  readonly generation: number | null
}

/**
 * Rows, versions, tombstones and checkpoints. The guard: if the tables have another generation, or a checkpoint has moved
 * since the fold, the division at the end fails (22012) and rolls everything back.
 */
export const statementOf = ({ schema, generation }: TargetTable, changes: ReadonlyArray<RowChange>): Statement => {
  const values: Array<unknown> = []
  const parts: Array<string> = []
  const add = (sql: (value: string) => string, value: unknown) => {
    values.push(value)
    parts.push(`part${parts.length} as (${sql(`$${values.length}::jsonb`)})`)
  }
  add(
    (moves) => `
    update ${schema}.checkpoint as now set seq = next.seq, witness = next.witness, state = next.state
    from jsonb_to_recordset(${moves}) as next(name text, old bigint, seq bigint, witness text, state jsonb)
      ${generation === null ? "" : `cross join (select ${heldShared}) as held`}
    where now.name = next.name and now.seq = next.old
      ${generation === null ? "" : `and exists (select 1 from ${schema}.generation where n = ${generation})`} returning 1`,
    changes.map(({ before, checkpoint: { name, seq, witness, state } }) => ({
      name,
      old: before.seq,
      seq,
      witness,
      state
    }))
  )

  for (const { projection, result } of changes) {
    const rows = [...result.rows.values()]
    const kept = rows.flatMap(({ id, seq, values: row }) => (row === null ? [] : [{ id, seq, ...row }]))
    const gone = rows.flatMap(({ id, values: row }) => (row === null ? [id] : []))
    if (kept.length > 0) add((given) => upsert(schema, projection, given), kept)
    if (gone.length > 0)
      add(
        (given) => `delete from ${schema}.${projection.name} where id in (select jsonb_array_elements_text(${given}))`,
        gone
      )
    if (projection.versions && result.versions.length > 0) {
      const versions = result.versions.map(({ id, seq, values: row }) => ({ id, from_seq: seq, row }))
      add((given) => closeVersions(schema, projection, given), versions)
      add((given) => addVersions(schema, projection, given), versions)
    }
    if (projection.streamed && result.left.length > 0) {
      add(
        (given) => `
        insert into ${schema}.tombstone (view, id, audience, seq)
        select '${projection.name}', id, audience, max(seq) from jsonb_to_recordset(${given}) as given(id text, audience text, seq bigint) group by id, audience
        on conflict (view, id, audience) do update set seq = excluded.seq`,
        result.left
      )
    }
  }
  return {
    text: `with ${parts.join(",\n")}\nselect 1 / (count(*) = ${changes.length})::int as guarded from part0`,
    values
  }
}
