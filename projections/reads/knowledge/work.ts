/** Reads of extractions, runs, the outcome of each message, and the model providers. */
import { Effect } from "effect"
import { providers } from "../../models/jobs/providers.ts"
import { extractions } from "../../models/jobs/extractions.ts"
import { readings } from "../../models/jobs/readings.ts"
import { runs } from "../../models/jobs/runs.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { KnowledgeQuestions } from "./questions.ts"
import { andEqual, cursorOf, newest, oneOf, pageOf, type Tables, toWire } from "../pages.ts"

type Work = "extractions" | "extraction" | "runs" | "run" | "providers" | "readings"

export const workReads = (tables: Tables): Pick<KnowledgeQuestions, Work> => ({
  extractions: (audiences, limit, cursor) =>
    newest(tables, { of: extractions, audiences, by: "requestedAt", limit, cursor }),
  extraction: (audiences, id) => oneOf(tables, extractions, audiences, { id }),
  runs: (audiences, limit, cursor) => newest(tables, { of: runs, audiences, by: "createdAt", limit, cursor }),
  run: (audiences, id) => oneOf(tables, runs, audiences, { id }),
  providers: tables
    .query((sql) => sql`select * from ${sql(schemas.live)}.providers order by label, id`)
    .pipe(toWire(providers)),
  readings: Effect.fnUntraced(function* (audiences, { extraction, outcome }, limit, cursor) {
    const after = yield* cursorOf(cursor)
    const rows = yield* tables
      .query(
        (sql) => sql`
        select reading.* from ${sql(schemas.live)}.readings reading
        join ${sql(schemas.live)}.messages message on message.id = reading.id
        where message.audience = any(${audiences})
          ${andEqual(sql, { extraction, outcome })}
          ${after === null ? sql`` : sql`and (reading.at, reading.id) < (${after.at}, ${after.id})`}
        order by reading.at desc, reading.id desc limit ${limit + 1}`
      )
      .pipe(
        toWire(readings),
        Effect.map((found) => found.map(({ id, ...reading }) => ({ message: id, ...reading })))
      )
    return pageOf(rows, limit, ({ at, message }) => ({ at, id: message }))
  })
})
