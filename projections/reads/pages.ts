/** Lists of rows, page by page, newest first, and single rows. */
import { Effect, Schema } from "effect"
import type { Database, DatabaseUnavailable } from "../database/database.ts"
import type { Fragment, Row, Sql } from "../postgres.ts"
import { type Table, wireRow } from "../row.ts"
import { schemas } from "../runner/tables/tables.ts"
import { rowsAsOf } from "./asOf.ts"
import { type PageCursor, decodeCursor, encodeCursor } from "./cursor.ts"

export interface PageOf<Item> {
  readonly items: ReadonlyArray<Item>
  readonly next: string | null
}
export type Audiences = ReadonlyArray<string>
export type Asked<A, E = never> = Effect.Effect<A, DatabaseUnavailable | E>
/** The part of the database that reads need. */
export type Tables = Pick<Database["Service"], "query" | "transaction">

/** The text is not a cursor of this program. A retry fails again. */
export class BadCursor extends Schema.TaggedError<BadCursor>()("BadCursor", {}) {}

/** Expects one row more than `limit` when there is a next page. */
export const pageOf = <Item>(rows: ReadonlyArray<Item>, limit: number, at: (row: Item) => PageCursor): PageOf<Item> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(at(last)) : null }
}

export const cursorOf = (text: string | undefined) =>
  Effect.suspend(() => {
    if (text === undefined) return Effect.succeed(null)
    const cursor = decodeCursor(text)
    return cursor === null ? Effect.fail(new BadCursor()) : Effect.succeed(cursor)
  })

/** Stored rows to the rows of the API. */
export const toWire = <Wire extends object>({ row: declaration }: Table<Wire>) =>
  Effect.map((rows: ReadonlyArray<Row>) => rows.map((row) => wireRow(declaration, row)))

/** `and column = value` for each column that has a value. */
export const andEqual = (sql: Sql, values: { readonly [column: string]: string | undefined }): Fragment =>
  Object.entries(values).reduce(
    (conditions, [column, value]) =>
      value === undefined ? conditions : sql`${conditions} and ${sql(column)} = ${value}`,
    sql``
  )

/** The rows of a table, now or as they were at a position. Old rows are bounded by the audiences already. */
const rowsOf = (sql: Sql, name: string, audiences: Audiences, asOf: number | null): Fragment =>
  asOf === null ? sql`${sql(schemas.live)}.${sql(name)}` : rowsAsOf(sql, name, audiences, asOf)

/**
 * The row with this id or number, if these audiences may see it; otherwise null.
 *
 * @param asOf the position at which the row is read; null reads it as it is now
 */
export const oneOf = <Wire extends object>(
  tables: Tables,
  table: Table<Wire>,
  audiences: Audiences,
  by: { readonly id: string } | { readonly number: number },
  asOf: number | null = null
): Asked<Wire | null> =>
  tables
    .query(
      (sql) => sql`
      select * from ${rowsOf(sql, table.name, audiences, asOf)}
      where ${"id" in by ? sql`id = ${by.id}` : sql`number = ${by.number}`} and audience = any(${audiences})`
    )
    .pipe(
      toWire(table),
      Effect.map(([row]) => row ?? null)
    )

export interface Listed<Wire extends object> {
  readonly of: Table<Wire>
  readonly audiences: Audiences
  /** The column that orders the rows: a number, or a time, which several rows may share. */
  readonly by: "number" | "sentAt" | "proposedAt" | "requestedAt" | "createdAt"
  /** More conditions, each with its `and`. */
  readonly where?: (sql: Sql) => Fragment
  readonly limit: number
  readonly cursor: string | undefined
  /** The position at which the rows are read; null or left out reads them as they are now. */
  readonly asOf?: number | null
}

/** A page of one table, newest first. */
export const newest = Effect.fnUntraced(function* <Wire extends object>(
  tables: Tables,
  { of, audiences, by, where, limit, cursor, asOf = null }: Listed<Wire>
): Effect.fn.Return<PageOf<Wire>, DatabaseUnavailable | BadCursor> {
  const after = yield* cursorOf(cursor)
  if (after !== null && by === "number" && !Number.isSafeInteger(Number(after.at))) return yield* new BadCursor()
  const older = (sql: Sql, { at, id }: PageCursor) =>
    by === "number" ? sql`and number < ${Number(at)}` : sql`and (${sql(by)}, id) < (${at}, ${id})`
  const rows = yield* tables.query(
    (sql) => sql`
    select * from ${rowsOf(sql, of.name, audiences, asOf)}
    where audience = any(${audiences}) ${where?.(sql) ?? sql``} ${after === null ? sql`` : older(sql, after)}
    order by ${sql(by)} desc, id desc limit ${limit + 1}`
  )
  const { items, next } = pageOf(rows, limit, (row) => ({ at: String(row[by]), id: String(row["id"]) }))
  return { items: items.map((row) => wireRow(of.row, row)), next }
})
