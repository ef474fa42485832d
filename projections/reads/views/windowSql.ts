/**
 * The SQL of each window that a client can follow. Each statement reads its rows by an index, in the order of that index:
 * the work is bounded by the rows that it returns.
 *
 * A status is written as a literal, because a partial index serves only conditions that the planner can compare with its own.
 */
import type { Fragment, Row, Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { PageCursor } from "../cursor.ts"
import type { ViewName } from "./wire.ts"
import { taskLineColumns } from "./lineFields.ts"

/** Windows that have the same rows for all readers of an audience. They are read audience by audience, in parts. */
export type SharedKind =
  | "tasks:active"
  | "proposals:open"
  | "people"
  | "topics"
  | "atoms"
  | "counts"
  | "savedViews"
  | "viewOrders"
/** Windows whose rows depend on the reader, or that hold a page or one thing. */
export type OwnKind =
  | "tasks:mine"
  | "tasks:made"
  | "tasks:done"
  | "tasks:completed"
  | "tasks:cancelled"
  | "task"
  | "messages"
  | "messages:chat"
  | "message"
  | "proposals:decided"
  | "proposal"
  | "atoms:topic"
  | "atom"
  | "extractions"
  | "runs"
  | "notices:mine"

export interface OwnWindow {
  readonly kind: OwnKind
  readonly view: ViewName
  readonly id: string | null
  readonly page: {
    readonly direction: "before" | "after"
    readonly from: PageCursor | null
    readonly limit: number
  } | null
}
export interface Reader {
  readonly audiences: ReadonlyArray<string>
  /** The ids of the reader. A person has several after a merge. */
  readonly names: ReadonlyArray<string>
}

/**
 * Rows of one part of a shared window. While the server works through a log, each read can wait for seconds, so small parts are slow:
 * 100,000 tasks in parts of 1,000 rows took minutes.
 */
export const partRows = 5_000

/** The columns of a view that clients get, and those that decide who gets them. */
const columns = (sql: Sql, view: ViewName) => (view === "tasks" ? sql(taskLineColumns) : sql`*`)
const table = (sql: Sql, view: ViewName) => sql`${sql(schemas.live)}.${sql(view)}`

type Rows = PromiseLike<ReadonlyArray<Row>>

/** The rows of an audience after an id, in the order of ids: `partRows` at most. */
export const sharedPart = (sql: Sql, kind: SharedKind, audience: string, after: string): Rows => {
  const rest = (where: Fragment) => sql`${where} and id > ${after} order by id limit ${partRows}`
  const mine = sql`audience = ${audience}`
  const parts: { readonly [K in SharedKind]: () => Rows } = {
    "tasks:active": () =>
      sql`select ${columns(sql, "tasks")} from ${table(sql, "tasks")} where ${rest(sql`${mine} and status in ('open', 'in-progress')`)}`,
    "proposals:open": () =>
      sql`select * from ${table(sql, "proposals")} where ${rest(sql`${mine} and status in ('open', 'snoozed')`)}`,
    topics: () => sql`select * from ${table(sql, "topics")} where ${rest(mine)}`,
    atoms: () => sql`select * from ${table(sql, "atoms")} where ${rest(mine)}`,
    savedViews: () => sql`select * from ${table(sql, "savedViews")} where ${rest(mine)}`,
    viewOrders: () => sql`select * from ${table(sql, "viewOrders")} where ${rest(mine)}`,
    people: () =>
      sql`select * from ${table(sql, "people")} where ${rest(sql`"mergedInto" is null and (jsonb_exists(known, ${audience}) or id = ${audience})`)}`,
    counts: () => sql`select * from (${countRows(sql)} where ${mine}) as counted where ${rest(sql`true`)}`
  }
  return parts[kind]()
}

/** The counted rows, in the shape of a read model. */
export const countRows = (sql: Sql): Fragment =>
  sql`select view || ':' || value || '@' || audience as id, view || ':' || value as kind, audience, n, seq from ${sql(schemas.live)}.row_count`

/** The rows of a reader's own window. A page has one row more than its limit when the list continues. */
export const ownRows = (sql: Sql, { kind, view, id, page }: OwnWindow, { audiences, names }: Reader): Rows => {
  const mine = sql`audience = any(${audiences})`
  const from = sql`select ${columns(sql, view)} from ${table(sql, view)}`
  const one = () => sql`${from} where id = ${id} and ${mine}`
  const paged = (by: string, where: Fragment) => pageOf(sql, { view, by, where, page, audiences })
  const rows: { readonly [K in OwnKind]: () => Rows } = {
    "tasks:mine": () =>
      sql`${from} where assignee = any(${names}) and status in ('open', 'in-progress') and ${mine} order by id`,
    "tasks:made": () =>
      sql`${from} where "createdBy" = any(${names}) and status in ('open', 'in-progress') and ${mine} order by id`,
    "tasks:done": () => paged("updatedAt", sql`status in ('done', 'cancelled')`),
    "tasks:completed": () => paged("updatedAt", sql`status = 'done'`),
    "tasks:cancelled": () => paged("updatedAt", sql`status = 'cancelled'`),
    task: one,
    messages: () => paged("sentAt", sql`true`),
    "messages:chat": () => paged("sentAt", sql`each.chat = ${id}`),
    message: one,
    "proposals:decided": () => paged("decidedAt", sql`status in ('approved', 'rejected', 'merged')`),
    proposal: one,
    "atoms:topic": () => sql`${from} where topic = ${id} and ${mine} order by id`,
    atom: one,
    extractions: () => paged("requestedAt", sql`true`),
    runs: () => paged("createdAt", sql`true`),
    "notices:mine": () => paged("at", currentNotices(sql, audiences))
  }
  return rows[kind]()
}

/** The notices that still concern their person, about things that the reader may see now. */
export const currentNotices = (sql: Sql, audiences: ReadonlyArray<string>): Fragment =>
  sql`watched is null and not settled and "of" = any(${[...audiences]})`

type Page = OwnWindow["page"]

/** The rows of a page, in the order of the page. */
const within = (sql: Sql, by: string, page: Page): Fragment => {
  const isBefore = page?.direction !== "after"
  const key = sql`(${sql(by)}, id)`
  const from = page?.from ?? null
  const bound = (cursor: PageCursor) =>
    isBefore ? sql`and ${key} < (${cursor.at}, ${cursor.id})` : sql`and ${key} > (${cursor.at}, ${cursor.id})`
  const order = isBefore ? sql`order by ${sql(by)} desc, id desc` : sql`order by ${sql(by)}, id`
  return sql`${from === null ? sql`` : bound(from)} ${order} limit ${(page?.limit ?? 0) + 1}`
}

interface Paged {
  readonly view: ViewName
  readonly by: string
  readonly where: Fragment
  readonly page: Page
  readonly audiences: ReadonlyArray<string>
}

/** Reads a page of each audience by the index, and merges them: the rows of other audiences are never read. */
const pageOf = (sql: Sql, { view, by, where, page, audiences }: Paged): Rows => {
  const start = page === null ? null : { ...page, from: null }
  return sql`
    select * from (
      select mine.* from unnest(${[...audiences]}::text[]) as reader(audience) cross join lateral (
        select ${columns(sql, view)} from ${table(sql, view)} as each
        where each.audience = reader.audience and ${where} ${within(sql, by, page)}
      ) as mine
    ) as merged where true ${within(sql, by, start)}`
}
