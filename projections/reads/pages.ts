/** Rows page by page, newest first, as every list of the read models is given out. */
import { Effect, Schema } from "effect"
import type { Database, DatabaseUnavailable } from "../database/database.ts"
import type { Fragment, Sql } from "../postgres.ts"
import { schemas } from "../runner/tables.ts"
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts"
import { outward } from "./wire.ts"

export interface PageOf<Row> {
  readonly items: ReadonlyArray<Row>
  readonly next: string | null
}
export type Audiences = ReadonlyArray<string>
export type Asked<A, E = never> = Effect.Effect<A, DatabaseUnavailable | E>
/** The tables as readers have them. */
export type Tables = Pick<Database["Service"], "query" | "transaction">

/** The cursor is none of ours. */
export class BadCursor extends Schema.TaggedError<BadCursor>()("BadCursor", {}) {}

/** `rows` are one more than were asked for, when there are more. */
export const page = <Row>(rows: ReadonlyArray<Row>, limit: number, at: (row: Row) => Cursor): PageOf<Row> => {
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

// The rows are what the projections' own types say: the runner wrote them.
export const out = <Row>(view: string) =>
  Effect.map((rows: ReadonlyArray<Readonly<Record<string, unknown>>>) => rows.map((row) => outward(view, row) as Row))

/** The one row that these audiences may see, or null. */
export const oneOf = <Row>(
  tables: Tables,
  view: string,
  audiences: Audiences,
  by: { readonly id: string } | { readonly number: number }
): Asked<Row | null> =>
  tables
    .query(
      (sql) => sql`
      select * from ${sql(schemas.live)}.${sql(view)}
      where ${"id" in by ? sql`id = ${by.id}` : sql`number = ${by.number}`} and audience = any(${audiences as Array<string>})`
    )
    .pipe(
      out<Row>(view),
      Effect.map(([row]) => row ?? null)
    )

export interface Listed {
  readonly view: string
  readonly audiences: Audiences
  /** The column that says how new a row is: its number, or a time, which several may share. */
  readonly by: "number" | "proposedAt" | "requestedAt" | "createdAt"
  /** More conditions, each with its `and`. */
  readonly where?: (sql: Sql) => Fragment
  readonly limit: number
  readonly cursor: string | undefined
}

/** A page of one table, newest first. */
export const newest = Effect.fnUntraced(function* <Row extends { readonly id: string }>(
  tables: Tables,
  { view, audiences, by, where, limit, cursor }: Listed
): Effect.fn.Return<PageOf<Row>, DatabaseUnavailable | BadCursor> {
  const after = yield* cursorOf(cursor)
  const number = Number(after?.at)
  if (after !== null && by === "number" && !Number.isSafeInteger(number)) return yield* new BadCursor()
  const rows = yield* tables
    .query(
      (sql) => sql`
      select * from ${sql(schemas.live)}.${sql(view)}
      where audience = any(${audiences as Array<string>}) ${where?.(sql) ?? sql``}
        ${after === null ? sql`` : by === "number" ? sql`and number < ${number}` : sql`and (${sql(by)}, id) < (${after.at}, ${after.id})`}
      order by ${sql(by)} desc, id desc limit ${limit + 1}`
    )
    .pipe(out<Row & Readonly<Record<string, unknown>>>(view))
  return page(rows, limit, (row) => ({ at: String(row[by]), id: row.id }))
})
