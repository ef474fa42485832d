/** Reads of notices and their settings: for the inbox of one person, and for a sender of the notices of all people. */
import { Context, Effect, Layer } from "effect"
import { type PersonId, TaskId } from "../../../domain/ids.ts"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import type { Due } from "../../../domain/values.ts"
import { type NoticeOut, noticeRow } from "../../models/notices/notices.ts"
import { wireRow } from "../../row.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { type Asked, type Audiences, type BadCursor, cursorOf, type PageOf, pageOf } from "../pages.ts"
import { currentNotices } from "../views/windowSql.ts"
import { senderReads, type SenderReads } from "./senderReads.ts"

export interface DueTask {
  readonly id: TaskId
  readonly due: Due
  readonly createdAt: string
}

/** Every read fails while the tables do not answer; a retry is safe. */
export class Notices extends Context.Service<
  Notices,
  {
    /** The notices that still concern a person, newest first, about things that these audiences may see. */
    readonly list: (audiences: Audiences, limit: number, cursor?: string) => Asked<PageOf<NoticeOut>, BadCursor>
    /** The settings of a person; the default ones when the person has set none. */
    readonly settingsOf: (person: PersonId) => Asked<NoticeSettings>
    /**
     * The unfinished tasks with a due date in a range, both ends included, in the order of due dates, after a task of that order.
     * The ends are ISO 8601 texts.
     */
    readonly dueTasks: (
      between: { readonly from: string; readonly to: string },
      after: Pick<DueTask, "due" | "id"> | null,
      limit: number
    ) => Asked<ReadonlyArray<DueTask>>
  } & SenderReads
>()("tracker/projections/Notices") {
  static readonly layer = Layer.effect(
    Notices,
    Effect.gen(function* () {
      const { query } = yield* servedTables
      const { live } = schemas
      return Notices.of({
        list: Effect.fnUntraced(function* (audiences, limit, cursor) {
          const after = yield* cursorOf(cursor)
          const rows = yield* query(
            (sql) => sql`
            select * from ${sql(live)}.notices
            where audience = any(${[...audiences]}) and ${currentNotices(sql, audiences)}
            ${after === null ? sql`` : sql`and (at, id) < (${after.at}, ${after.id})`}
            order by at desc, id desc limit ${limit + 1}`
          )
          const { items, next } = pageOf(rows, limit, (row) => ({ at: String(row["at"]), id: String(row["id"]) }))
          return { items: items.map((row) => wireRow(noticeRow, row)), next }
        }),
        settingsOf: (person) =>
          Effect.map(
            query((sql) => sql`select kinds, quiet, digest from ${sql(live)}.settings where id = ${person}`),
            // The runner stores only rows of the declared type.
            ([row]) => (row as unknown as NoticeSettings | undefined) ?? defaultSettings
          ),
        ...senderReads(query),
        dueTasks: ({ from, to }, after, limit) =>
          Effect.map(
            query(
              (sql) => sql`
              select id, due, "createdAt" from ${sql(live)}.tasks
              where status in ('open', 'in-progress') and due is not null
                and due between ${after?.due ?? from} and ${to} and (due, id) > (${after?.due ?? ""}, ${after?.id ?? ""})
              order by due, id limit ${limit}`
            ),
            (rows) =>
              rows.map((row) => ({
                id: TaskId.make(String(row["id"])),
                due: String(row["due"]),
                createdAt: String(row["createdAt"])
              }))
          )
      })
    })
  )
}
