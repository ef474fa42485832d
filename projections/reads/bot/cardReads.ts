/** Reads for the cards of the bot, without a check of the audience: the readers of a card were shown its task when it was created. */
import { Effect } from "effect"
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
  tasksAfter: Effect.fnUntraced(function* (after: number) {
    const seq = at()
    const rows = yield* tables.query((sql) => sql`select id from ${sql(schemas.live)}.tasks where seq > ${after}`)
    return { ids: rows.map((row) => String(row["id"])), seq }
  })
})
