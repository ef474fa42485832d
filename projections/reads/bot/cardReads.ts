/** Reads for the messages of the bot. Those of cards check no audience: the readers of a card were shown its task when it was created. */
import { Effect } from "effect"
import { proposals } from "../../models/knowledge/proposals.ts"
import { tasks } from "../../models/tasks.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { type Tables, toWire } from "../pages.ts"

/** `at`: the position of the tables. */
export const cardReads = (tables: Tables, at: () => number) => ({
  anyTask: (id: string) =>
    tables
      .query((sql) => sql`select * from ${sql(schemas.live)}.tasks where id = ${id}`)
      .pipe(
        toWire(tasks),
        Effect.map(([row]) => row ?? null)
      ),
  /** The proposals for tasks of an audience that wait for a decision, oldest first. */
  waitingTaskProposals: (audience: string, limit: number) =>
    tables
      .query(
        (sql) => sql`
        select * from ${sql(schemas.live)}.proposals
        where audience = ${audience} and kind = 'task' and status in ('open', 'snoozed')
          and (status = 'open' or "until"::timestamptz <= now())
        order by "proposedAt", id limit ${limit}::int`
      )
      .pipe(toWire(proposals)),
  tasksAfter: Effect.fnUntraced(function* (after: number) {
    const seq = at()
    const rows = yield* tables.query((sql) => sql`select id from ${sql(schemas.live)}.tasks where seq > ${after}`)
    return { ids: rows.map((row) => String(row["id"])), seq }
  })
})
