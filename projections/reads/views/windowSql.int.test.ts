/** The plans of the windows at 100,000 tasks and 500,000 messages, on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { databases, runner, stageOn } from "../../kit/scene.ts"
import type { Sql } from "../../postgres.ts"
import { type OwnKind, type OwnWindow, ownRows, sharedPart } from "./windowSql.ts"

const { kinds, clear } = databases("windows")
afterAll(clear)

const columns = `id, seq, number, title, description, status, classification, suggested, spoken, audience, source, atoms, topics, links, grounds, "createdBy", "createdAt", "updatedAt", comments, "titleRevision", "descriptionRevision"`
/** Every tenth task is active. Half of the rows are of one other person. */
const filled = `
  insert into read.tasks (${columns}, assignee)
  select 'task' || n, n, n, 'Title ' || n, 'a', case when n % 10 = 0 then 'open' else 'done' end, 'classified', '[]', '[]',
    case when n % 2 = 0 then 'team' else 'person:other000' end, 'api', '[]', '[]', '[]', '[]', 'person:ada00000', '2026-01-01T00:00:00.000Z',
    to_char(timestamp '2026-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), 0, 1, 1, case when n % 100 = 0 then 'person:ada00000' end
  from generate_series(1, 100000) as n;
  insert into read.messages (id, seq, chat, author, text, "sentAt", source, edited, redacted, audience, bot, tasks, files)
  select 'said' || n, n, 'chat' || n % 50, 'person:ada00000', 'Text',
    to_char(timestamp '2026-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), 'import', false, false,
    'chat:chat' || n % 50, false, '[]', '[]'
  from generate_series(1, 500000) as n;`

const page: OwnWindow["page"] = { direction: "before", from: { at: "2026-01-02T00:00:00.000Z", id: "x" }, limit: 100 }
const own: ReadonlyArray<readonly [OwnKind, OwnWindow["view"], string | null, OwnWindow["page"]]> = [
  ["tasks:mine", "tasks", null, null],
  ["tasks:made", "tasks", null, null],
  ["tasks:done", "tasks", null, page],
  ["tasks:done", "tasks", null, { ...page, from: null }],
  ["tasks:completed", "tasks", null, page],
  ["tasks:cancelled", "tasks", null, page],
  ["task", "tasks", "task7", null],
  ["messages", "messages", null, page],
  ["messages:chat", "messages", "chat7", page],
  ["messages:chat", "messages", "chat7", { ...page, direction: "after" }],
  ["message", "messages", "said7", null]
]
const reader = { audiences: ["team", "chat:chat7", "person:ada00000"], names: ["person:ada00000"] }

describe.each(kinds)("the windows on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "are read by an index",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const { define, query } = yield* Database
        yield* define(filled, null)
        /** The text and the plan of a statement. */
        const plan = Effect.fnUntraced(function* (make: (sql: Sql) => unknown) {
          const rows = yield* query((sql) => {
            const statement = make(sql) as {
              readonly strings: TemplateStringsArray
              readonly args: Array<never>
            }
            const explained = Object.assign([`explain ${statement.strings[0]}`, ...statement.strings.slice(1)], {
              raw: []
            })
            return sql(explained as unknown as TemplateStringsArray, ...statement.args)
          })
          return rows.map((row) => String(row["QUERY PLAN"])).join("\n")
        })
        const shared = yield* plan((sql) => sharedPart(sql, "tasks:active", "team", "task5"))
        expect(shared, "tasks:active").toMatch(/Index Scan .*\n.*Index Cond: \(\(audience = .* AND \(id > /)
        expect(shared, "tasks:active").not.toMatch(/Seq Scan|Sort/)
        for (const [kind, view, id, at] of own) {
          const text = yield* plan((sql) => ownRows(sql, { kind, view, id, page: at }, reader))
          expect(text, kind).toMatch(/Index/)
          expect(text, kind).not.toMatch(/Seq Scan on (tasks|messages)/)
          // Rows of the chat that the reader may not see are never read.
          if (kind === "messages:chat") expect(text).toMatch(/Index Cond: \(\(chat = .* AND \(audience = .* AND \(ROW/)
        }
      })
    ),
    300_000
  )
})
