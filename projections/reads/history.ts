/** The history of one aggregate, page by page: a task may have thousands of events. */
import { Effect } from "effect"
import { activity, type ActivityOut } from "../models/activity.ts"
import { wireRow } from "../row.ts"
import { withoutDeletedComments } from "./audit/deletedComments.ts"
import { schemas } from "../runner/tables/tables.ts"
import { type Asked, BadCursor, cursorOf, pageOf, type PageOf, type Tables } from "./pages.ts"

/** The newest events before the cursor, and of these the oldest first; with `asOf`, events up to that position only. */
export const historyPage = Effect.fnUntraced(function* (
  tables: Tables,
  { subject, asOf }: { readonly subject: string; readonly asOf: number | null },
  limit: number,
  cursor: string | undefined
): Effect.fn.Return<PageOf<Omit<ActivityOut, "audience">>, Effect.Error<Asked<never, BadCursor>>> {
  const before = yield* cursorOf(cursor)
  if (before !== null && !Number.isSafeInteger(Number(before.at))) return yield* new BadCursor()
  const rows = yield* tables.query(
    (sql) => sql`
    select * from ${sql(schemas.live)}.activity
    where subject = ${subject} ${asOf === null ? sql`` : sql`and seq <= ${asOf}`}
      ${before === null ? sql`` : sql`and (seq, id) < (${Number(before.at)}, ${before.id})`}
    order by seq desc, id desc limit ${limit + 1}`
  )
  const { items, next } = pageOf(rows, limit, (row) => ({ at: String(row["seq"]), id: String(row["id"]) }))
  const events = items.toReversed().map((row) => wireRow(activity.row, row))
  return { items: yield* withoutDeletedComments(tables, events), next }
})
