/** The statement that closes versions, on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { databases, stageOn } from "../../kit/scene.ts"
import { tasks } from "../../models/tasks.ts"
import { anyProjection } from "../../projection.ts"
import { bookkeeping, closeVersions, createTables } from "./tables.ts"

const { kinds, clear } = databases("versions")
afterAll(clear)
const table = "read.tasks_versions"

describe.each(kinds)("versions on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "a batch does not read the whole table, also when the table has no statistics",
    on(
      Effect.fnUntraced(function* () {
        const { define, query } = yield* Database
        const projection = anyProjection(tasks)
        yield* define(`${bookkeeping("read")} ${createTables("read", projection)}
          alter table ${table} set (autovacuum_enabled = false);
          insert into ${table} select 'task' || n, n, null, '{"title":"a"}' from generate_series(1, 20000) as n;`)
        const given = [
          { id: "task7", from_seq: 30_000 },
          { id: "task7", from_seq: 30_001 },
          { id: "new", from_seq: 30_002 }
        ]
        const text = closeVersions("read", projection, "$1::jsonb")
        const plan = yield* query((sql) => sql.unsafe(`explain ${text}`, [sql.json(given)]))
        const lines = plan.map((row) => String(row["QUERY PLAN"]))
        expect(lines.filter((line) => line.includes("Seq Scan on tasks_versions"))).toEqual([])
        yield* query((sql) => sql.unsafe(text, [sql.json(given)]))
        const closed = yield* query(
          (sql) => sql`select id, from_seq, to_seq from read.tasks_versions where to_seq is not null`
        )
        expect(closed).toEqual([{ id: "task7", from_seq: 7, to_seq: 30_000 }])
      })
    )
  )
})
