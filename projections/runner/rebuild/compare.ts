/** Compares rebuilt tables with the served ones, row by row. */
import { Effect, Option, Stream } from "effect"
import { isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import type { Difference } from "../served/replay.ts"
import { examine } from "../tables/examine.ts"
import { schemas, type SchemaName } from "../tables/tables.ts"

/** The most differences of one table that are reported with their rows; all of them are counted. */
const mostReported = 20

export interface Comparison {
  readonly different: number
  readonly differences: ReadonlyArray<Difference>
}

/** Both must be at one position. A table with other columns, or one that is not served, is not compared. */
export const compareTables = Effect.fnUntraced(function* (
  schema: SchemaName,
  projections: ReadonlyArray<AnyProjection>,
  report: (done: number) => Effect.Effect<unknown>
) {
  const found: Array<Comparison> = []
  const { unreadable } = yield* examine(projections)
  for (const [i, projection] of projections.entries()) {
    yield* report(i)
    if (!unreadable.includes(projection)) found.push(yield* compareTable(schema, projection))
  }
  const events = yield* eventsOf(found.flatMap(({ differences }) => differences.map(({ seq }) => seq)))
  return {
    different: found.reduce((sum, { different }) => sum + different, 0),
    differences: found.flatMap(({ differences }) =>
      differences.map((each) => ({ ...each, events: events.get(each.seq) ?? [] }))
    )
  } satisfies Comparison
})

interface Found extends Omit<Difference, "table" | "events"> {
  readonly total: number
}

const compareTable = Effect.fnUntraced(function* (schema: SchemaName, { name, row: { columns } }: AnyProjection) {
  const database = yield* Database
  const of = (side: string) =>
    ["seq", ...columns.map((column) => column.name)].map((each) => `${side}."${each}"`).join(", ")
  const rows = yield* database.query<Found>(
    (sql) =>
      sql.unsafe(`
    with different as (
      select coalesce(old.id, new.id) as id, coalesce(new.seq, old.seq) as seq, to_jsonb(old) as old, to_jsonb(new) as new
      from ${schemas.live}."${name}" as old full outer join ${schema}."${name}" as new using (id)
      where old.id is null or new.id is null or (${of("old")}) is distinct from (${of("new")}))
    select id, seq, (select count(*) from different) as total,
      case when old is null then 'missing' when new is null then 'extra' else 'other' end as is,
      array(select key from jsonb_each(coalesce(old, '{}')) as o where o.value is distinct from new->key and old is not null and new is not null) as columns
    from different order by seq, id limit ${mostReported}`),
    null
  )
  return {
    different: rows[0]?.total ?? 0,
    differences: rows.map(({ id, is, seq, columns: changed }): Difference => ({
      table: name,
      id,
      is,
      seq,
      columns: changed,
      events: []
    }))
  }
})

/** The names of the events of these commits, by position. A position that the log does not hold has none. */
const eventsOf = Effect.fnUntraced(function* (seqs: ReadonlyArray<number>) {
  const feed = yield* Feed
  const found = new Map<number, ReadonlyArray<string>>()
  for (const seq of new Set(seqs)) {
    const commit = yield* Stream.runHead(feed.range({ after: seq - 1, upTo: seq }))
    if (Option.isSome(commit) && isReadable(commit.value))
      found.set(
        seq,
        commit.value.events.map(({ _tag }) => _tag)
      )
  }
  return found
})
