/** The changes of every aggregate, newest first, bounded by the reader's audiences. */
import { Effect } from "effect"
import { activity, type ActivityOut } from "../../models/activity.ts"
import type { HistoryKind } from "../../models/history.ts"
import type { AnySql, Fragment, Row } from "../../postgres.ts"
import { wireRow } from "../../row.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { encodeCursor } from "../cursor.ts"
import { withoutDeletedComments } from "./deletedComments.ts"
import { type Asked, type Audiences, BadCursor, cursorOf, pageOf, type PageOf, type Tables } from "../pages.ts"
import { type ChangeFilter, mostScanned, scanOf } from "./scan.ts"

/** Kinds whose events belong to the team. Only owners read the audit, and it shows neither names nor contents of these items. */
const ofTeam = [
  "provider",
  "access",
  "projection",
  "notices",
  "views",
  "endpoint",
  "source"
] as const satisfies ReadonlyArray<HistoryKind>
/** The tables whose rows have the audience of the events of their kind. */
const tableOf: { readonly [K in Exclude<HistoryKind, (typeof ofTeam)[number] | "person">]: string } = {
  task: "tasks",
  message: "messages",
  proposal: "proposals",
  topic: "topics",
  atom: "atoms",
  extraction: "extractions",
  run: "runs",
  chat: "chats"
}

/** The present audience of a change's aggregate. Null when its row is gone, or when its person is hidden: then no reader sees the change. */
const audienceOf = (sql: AnySql, audiences: Audiences): Fragment => {
  const cases = Object.entries(tableOf).reduce(
    (all, [kind, table]) =>
      sql`${all} when ${kind}::text then (select audience from ${sql(schemas.live)}.${sql(table)} where id = wanted.item)`,
    sql``
  )
  // A person is known to several audiences. If the reader has one of them, the change counts as one of the team.
  const person = sql`
    when 'person' then (
      select 'team' from ${sql(schemas.live)}.people
      where id = 'person:' || wanted.item and (known ?| ${audiences}::text[] or id = any(${audiences}::text[])))`
  return sql`case when wanted.kind = any(${ofTeam}::text[]) then 'team' else case wanted.kind ${person} ${cases} end end`
}

/** The SQL of one page: of the scanned events, the first `limit` that match the filter and that the reader may see. */
export const changesOf = (
  sql: AnySql,
  audiences: Audiences,
  { kind, from }: ChangeFilter,
  limit: number,
  scan: Fragment
): Fragment => sql`
  select * from (
    select wanted.*, ${audienceOf(sql, audiences)} as audience from (
      select *, split_part(subject, '.', 2) as kind, split_part(subject, '.', 3) as item from (${scan}) scanned
    ) wanted
    where true ${kind === undefined ? sql`` : sql`and kind = ${kind}`} ${from === undefined ? sql`` : sql`and at >= ${utc(from)}`}
  ) placed
  where audience = any(${audiences}) order by seq desc, id desc limit ${limit}`

/** The SQL of the oldest event of a scan that has found the most that it may; no row when the scan has reached the first event. */
export const endOfScan = (sql: AnySql, scan: Fragment): Fragment =>
  sql`select seq, id, at from (${scan}) scanned order by seq desc, id desc offset ${mostScanned - 1}`

/** @param asOf only events up to that position; null: all */
export const auditPage = Effect.fnUntraced(function* (
  tables: Tables,
  audiences: Audiences,
  filter: ChangeFilter,
  limit: number,
  cursor: string | undefined,
  asOf: number | null
): Effect.fn.Return<PageOf<ActivityOut>, Effect.Error<Asked<never, BadCursor>>> {
  const before = yield* cursorOf(cursor)
  if (before !== null && !Number.isSafeInteger(Number(before.at))) return yield* new BadCursor()
  const [rows = [], [end] = []] = yield* tables.transaction((sql) => {
    const scan = () => scanOf(sql, filter, before, asOf)
    return [changesOf(sql, audiences, filter, limit + 1, scan()), endOfScan(sql, scan())]
  })
  const { items, next } = pageOf(rows, limit, placeOf)
  // The cast: the SQL adds the audience to each row.
  const changes = items.map((row) => ({ ...wireRow(activity.row, row), audience: row["audience"] }) as ActivityOut)
  return {
    items: yield* withoutDeletedComments(tables, changes),
    next: next ?? afterScan(end, filter)
  }
})

const placeOf = (row: Row) => ({ at: String(row["seq"]), id: String(row["id"]) })

/** Two writers' clocks may differ by this, so an event may be older than the event before it. Milliseconds. */
const clockSkewMillis = 60_000

/** The place to continue at when the scan ended before the history, and before the oldest moment of the filter. */
const afterScan = (end: Row | undefined, { from }: ChangeFilter): string | null => {
  if (end === undefined) return null
  const isOlder = from !== undefined && Date.parse(String(end["at"])) < Date.parse(from) - clockSkewMillis
  return isOlder ? null : encodeCursor(placeOf(end))
}

/** The format of stored times: their texts sort in the order of time. */
const utc = (instant: string) => new Date(instant).toISOString()
