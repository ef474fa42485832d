/** Extractions, runs, how each message fared, and the models that did the work. */
import { Effect } from "effect"
import { schemas } from "../../runner/tables.ts"
import type { KnowledgeQuestions } from "./questions.ts"
import { cursorOf, newest, oneOf, out, page, type Tables } from "../pages.ts"
import type { ExtractionOut, ProviderOut, ReadingOut, RunOut } from "../wire.ts"

type Work = "extractions" | "extraction" | "runs" | "run" | "providers" | "readings"

export const workReads = (tables: Tables): Pick<KnowledgeQuestions, Work> => ({
  extractions: (audiences, limit, cursor) =>
    newest<ExtractionOut>(tables, { view: "extractions", audiences, by: "requestedAt", limit, cursor }),
  extraction: (audiences, id) => oneOf<ExtractionOut>(tables, "extractions", audiences, { id }),
  runs: (audiences, limit, cursor) =>
    newest<RunOut>(tables, { view: "runs", audiences, by: "createdAt", limit, cursor }),
  run: (audiences, id) => oneOf<RunOut>(tables, "runs", audiences, { id }),
  providers: tables
    .query((sql) => sql`select * from ${sql(schemas.live)}.providers order by label, id`)
    .pipe(out<ProviderOut>("providers")),
  readings: Effect.fnUntraced(function* (audiences, { extraction, outcome }, limit, cursor) {
    const after = yield* cursorOf(cursor)
    const rows = yield* tables
      .query(
        (sql) => sql`
        select reading.*, reading.id as message from ${sql(schemas.live)}.readings reading
        join ${sql(schemas.live)}.messages message on message.id = reading.id
        where message.audience = any(${audiences as Array<string>})
          ${extraction === undefined ? sql`` : sql`and extraction = ${extraction}`}
          ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}
          ${after === null ? sql`` : sql`and (reading.at, reading.id) < (${after.at}, ${after.id})`}
        order by reading.at desc, reading.id desc limit ${limit + 1}`
      )
      .pipe(out<ReadingOut>("readings"))
    return page(rows, limit, ({ at, message }) => ({ at, id: message }))
  })
})
