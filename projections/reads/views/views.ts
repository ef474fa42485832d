/** Snapshots and changes of the streamed read models, for clients that follow them. */
import { Context, Effect, Layer } from "effect"
import type { DatabaseUnavailable } from "../../database/database.ts"
import { audienceOf } from "../../projection.ts"
import type { Change } from "../../runner/batch/announcement.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { Projections } from "../../runner/served/projections.ts"
import { type FindClosed, makeFindClosed } from "./closed.ts"
import { countRows, type OwnWindow, ownRows, partRows, type Reader, type SharedKind, sharedPart } from "./windowSql.ts"
import type { ViewName } from "./wire.ts"

type Row = Readonly<Record<string, unknown>>
/** Rows as they are stored, so that their audiences are known. */
export type ChangedRows = Change["rows"]

export class Views extends Context.Service<
  Views,
  {
    readonly generation: Effect.Effect<number>
    /** The position of the tables. */
    readonly at: Effect.Effect<number>
    /** The rows and removals of every audience after a position; null when there are more than `most`. */
    readonly everyChange: (
      view: ViewName,
      seq: number,
      most: number
    ) => Effect.Effect<Omit<Change, "view" | "generation" | "from"> | null, DatabaseUnavailable>
    /** The items among these ids that are not for the whole team. */
    readonly closed: FindClosed
    /** The rows of a shared window for one audience, after an id, in the order of ids. `isLast`: there are no more. */
    readonly sharedPart: (
      kind: SharedKind,
      audience: string,
      after: string
    ) => Effect.Effect<{ readonly rows: ChangedRows; readonly isLast: boolean }, DatabaseUnavailable>
    /** The rows of a window of one reader. A page has one row more than its limit when the list continues. */
    readonly ownRows: (window: OwnWindow, reader: Reader) => Effect.Effect<ChangedRows, DatabaseUnavailable>
  }
>()("tracker/projections/Views") {
  static readonly layer = Layer.effect(
    Views,
    Effect.gen(function* () {
      const database = yield* servedTables
      const { position } = yield* Projections
      // The position is read before the rows, so the rows may be newer. A client may get a row twice.
      const at = Effect.sync(position.at)
      return Views.of({
        generation: Effect.sync(position.generation),
        at,
        closed: makeFindClosed(database),
        everyChange: Effect.fnUntraced(function* (view, seq, most) {
          const now = yield* at
          const [rows, gone] = yield* Effect.all(everythingAfter(database, view, seq, most + 1))
          if (rows.length + gone.length > most) return null
          const changed = rows.map(changedOf)
          const removed = gone.map(removalOf)
          // The rows may be newer than the position. Each statement sees whole commits, so they are complete up to the newest.
          const to = Math.max(now, ...changed.map((row) => row.seq), ...removed.map((each) => each.seq))
          return { to, rows: changed, removed }
        }),
        sharedPart: (kind, audience, after) =>
          Effect.map(
            database.query((sql) => sharedPart(sql, kind, audience, after)),
            (rows) => ({ rows: rows.map(changedOf), isLast: rows.length < partRows })
          ),
        ownRows: (window, reader) =>
          Effect.map(
            database.query((sql) => ownRows(sql, window, reader)),
            (rows) => rows.map(changedOf)
          )
      })
    })
  )
}

type Tables = Effect.Success<typeof servedTables>
const { live } = schemas

/** The rows and the removals of every audience after a position, at most `most` of each. */
const everythingAfter = ({ query }: Tables, view: ViewName, seq: number, most: number) =>
  [
    query((sql) =>
      view === "counts"
        ? sql`select * from (${countRows(sql)}) as counted where seq > ${seq} order by seq limit ${most}`
        : sql`select * from ${sql(live)}.${sql(view)} where seq > ${seq} order by seq limit ${most}`
    ),
    query(
      (sql) =>
        sql`select id, audience, seq from ${sql(live)}.tombstone where view = ${view} and seq > ${seq} limit ${most}`
    )
  ] as const

const changedOf = (row: Row) => ({ ...row, id: String(row["id"]), seq: Number(row["seq"]), audience: audienceOf(row) })
const removalOf = ({ id, audience, seq }: Row) => ({ id: String(id), audience: String(audience), seq: Number(seq) })
