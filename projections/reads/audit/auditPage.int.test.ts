/** The audit reads the same number of events from a log of 1,000 and from one of 100,000, on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { databases, runner, stageOn } from "../../kit/scene.ts"
import type { Fragment, Sql } from "../../postgres.ts"
import type { PageCursor } from "../cursor.ts"
import { auditPage, changesOf, endOfScan } from "./auditPage.ts"
import { type ChangeFilter, mostScanned, scanOf } from "./scan.ts"

const { kinds, clear } = databases("audit")
afterAll(clear)

/** Every 500th event is of Bo, and each task has 10 events. Half of the tasks are of one other person. */
const filled = (events: number) => `
  truncate read.activity; truncate read.tasks cascade;
  insert into read.tasks (id, seq, number, title, description, status, classification, suggested, spoken, audience, source, atoms, topics, links, grounds, "createdBy", "createdAt", "updatedAt", comments, "titleRevision", "descriptionRevision")
  select 'task' || n, n, n, 'Title ' || n, 'a', 'open', 'classified', '[]', '[]',
    case when n % 2 = 0 then 'team' else 'person:other000' end, 'api', '[]', '[]', '[]', '[]', 'person:ada00000', '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z', 0, 1, 1
  from generate_series(0, ${events / 10}) as n;
  insert into read.activity (id, seq, subject, event, actor, at, detail)
  select n || '.1', n, 'evt.task.task' || n / 10, 'TaskRetitled',
    case when n % 500 = 0 then 'person:bo000000' else 'person:ada00000' end,
    to_char(timestamp '2026-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), '{"title":"a"}'
  from generate_series(1, ${events}) as n;
  analyze read.activity; analyze read.tasks;`

const audiences = ["team", "person:ada00000"]
const bo = ["person:bo000000"]
const filters: ReadonlyArray<readonly [string, ChangeFilter, PageCursor | null]> = [
  ["no filter", {}, null],
  ["a cursor", {}, { at: "600", id: "600.1" }],
  ["an actor", { actors: bo }, null],
  ["an actor with two ids", { actors: [...bo, "person:cy000000"] }, { at: "900", id: "900.1" }],
  ["a kind without events", { kind: "provider" }, null],
  ["a thing", { subject: "evt.task.task40" }, null],
  ["a moment", { from: "2026-01-01T00:10:00Z" }, null]
]

/** The events that the plan of a statement reads from the table, with those that its filters remove. */
const readBy = Effect.fnUntraced(function* (make: (sql: Sql) => Fragment) {
  const { query } = yield* Database
  const rows = yield* query((sql) => sql`explain (analyze, timing off) ${make(sql)}`)
  const lines = rows.map((row) => String(row["QUERY PLAN"]))
  const read = lines.reduce((sum, line, i) => {
    const scan = /on activity\b.*rows=([\d.]+) loops=(\d+)/.exec(line)
    if (scan === null) return sum
    const removed = /Rows Removed by Filter: (\d+)/.exec(lines.slice(i + 1, i + 4).join("\n"))?.[1] ?? 0
    return sum + (Number(scan[1]) + Number(removed)) * Number(scan[2])
  }, 0)
  return { read, plan: lines.join("\n") }
})

describe.each(kinds)("the audit on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "reads a bounded number of events however long the log is",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const { define } = yield* Database
        for (const events of [1_000, 100_000]) {
          yield* define(filled(events), null)
          for (const [name, filter, before] of filters) {
            const scan = (sql: Sql) => scanOf(sql, filter, before, null)
            const page = yield* readBy((sql) => changesOf(sql, audiences, filter, 51, scan(sql)))
            const end = yield* readBy((sql) => endOfScan(sql, scan(sql)))
            const most = mostScanned * (filter.actors?.length ?? 1)
            for (const { read, plan } of [page, end])
              expect(read, `${name} of ${events}:\n${plan}`).toBeLessThanOrEqual(most)
          }
        }
      })
    ),
    300_000
  )

  test(
    "reaches every event of the reader once, over pages that may be empty",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const tables = yield* Database
        const events = 10_000
        yield* tables.define(filled(events), null)
        const walk = Effect.fnUntraced(function* (filter: ChangeFilter, asOf: number | null) {
          const seqs: Array<number> = []
          let pages = 0
          for (let cursor: string | undefined = ""; cursor !== undefined; pages++) {
            const { items, next }: Effect.Success<ReturnType<typeof auditPage>> = yield* auditPage(
              tables,
              audiences,
              filter,
              200,
              cursor === "" ? undefined : cursor,
              asOf
            )
            seqs.push(...items.map(({ seq }) => seq))
            cursor = next ?? undefined
          }
          return { seqs, pages }
        })
        const all = yield* walk({}, null)
        expect(all.seqs).toEqual(all.seqs.toSorted((a, b) => b - a))
        expect(new Set(all.seqs).size).toBe(all.seqs.length)
        const ofTeam = Array.from({ length: events }, (_, n) => n + 1).filter((n) => Math.trunc(n / 10) % 2 === 0)
        expect(all.seqs.toReversed()).toEqual(ofTeam)
        expect((yield* walk({ actors: bo }, null)).seqs).toEqual(ofTeam.filter((n) => n % 500 === 0).toReversed())
        // No provider has an event: each page only moves on.
        expect(yield* walk({ kind: "provider" }, null)).toEqual({ seqs: [], pages: events / mostScanned + 1 })
        expect((yield* walk({ subject: "evt.task.task40" }, 404)).seqs).toEqual([404, 403, 402, 401, 400])
        // The moment is that of the last event but one, so no second page is needed.
        expect(yield* walk({ from: "2026-01-01T02:46:39Z" }, null)).toEqual({ seqs: [events], pages: 1 })
      })
    ),
    300_000
  )
})
