/** Snapshots and changes of the streamed read models, for clients that follow them. */
import { Context, Effect, Layer } from "effect"
import type { DatabaseUnavailable } from "../../database/database.ts"
import type { Sql } from "../../postgres.ts"
import { audienceOf } from "../../projection.ts"
import type { Change } from "../../runner/batch/announcement.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { Projections } from "../../runner/served/projections.ts"
import { type FindClosed, makeFindClosed } from "./closed.ts"
import {
  countRows,
  currentNotices,
  type OwnWindow,
  ownRows,
  partRows,
  type Reader,
  type SharedKind,
  sharedPart
} from "./windowSql.ts"
import { type ViewName, wireRowOf } from "./wire.ts"

type Row = Readonly<Record<string, unknown>>
export interface Snapshot {
  /** The rows are at least as new as this position. */
  readonly at: number
  readonly rows: ReadonlyArray<Row>
}
export interface Since extends Snapshot {
  readonly removed: ReadonlyArray<{ readonly id: string; readonly audience: string; readonly seq: number }>
}

/** The most rows in a snapshot of a view that only grows. Clients read older rows page by page. */
const newestMessages = 500
const newestDecided = 300
const newestWork = 100
const newestNotices = 200

/** Rows as they are stored, so that their audiences are known. */
export type ChangedRows = Change["rows"]

export class Views extends Context.Service<
  Views,
  {
    readonly generation: Effect.Effect<number>
    /** The position of the tables. */
    readonly at: Effect.Effect<number>
    readonly snapshot: (
      view: ViewName,
      audiences: ReadonlyArray<string>
    ) => Effect.Effect<Snapshot, DatabaseUnavailable>
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
    readonly since: (
      view: ViewName,
      seq: number,
      audiences: ReadonlyArray<string>
    ) => Effect.Effect<Since, DatabaseUnavailable>
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
        snapshot: Effect.fnUntraced(function* (view, audiences) {
          const now = yield* at
          return {
            at: now,
            rows: yield* Effect.map(
              database.query((sql) => snapshotOf(sql, audiences)[view]()),
              out(view)
            )
          }
        }),
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
          ),
        since: Effect.fnUntraced(function* (view, seq, audiences) {
          const now = yield* at
          const [rows, gone] = yield* Effect.all(visibleAfter(database, view, seq, audiences))
          return { at: now, rows: out(view)(rows), removed: gone.map(removalOf) }
        })
      })
    })
  )
}

type Tables = Effect.Success<typeof servedTables>
const { live } = schemas

const out = (view: ViewName) => (rows: ReadonlyArray<Row>) => rows.map((row) => wireRowOf(view, row))

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

/** The rows and the removals of these audiences after a position. */
const visibleAfter = ({ query }: Tables, view: ViewName, seq: number, audiences: ReadonlyArray<string>) =>
  [
    query((sql) =>
      view === "people"
        ? sql`select * from ${sql(live)}.people where seq > ${seq} and ${visiblePeople(sql, audiences)}`
        : sql`select * from ${sql(live)}.${sql(view)} where seq > ${seq} and audience = any(${audiences})`
    ),
    query(
      (sql) =>
        sql`select id, audience, seq from ${sql(live)}.tombstone where view = ${view} and seq > ${seq} and audience = any(${audiences})`
    )
  ] as const

/** The people whom a reader may see: the team, the people of the reader's chats, and the reader. A merged one is the survivor. */
const visiblePeople = (sql: Sql, audiences: ReadonlyArray<string>) =>
  sql`"mergedInto" is null and (jsonb_exists_any(known, ${audiences}) or id = any(${audiences}))`

const changedOf = (row: Row) => ({ ...row, id: String(row["id"]), seq: Number(row["seq"]), audience: audienceOf(row) })
const removalOf = ({ id, audience, seq }: Row) => ({ id: String(id), audience: String(audience), seq: Number(seq) })

/** SQL of the snapshot of each view. */
const snapshotOf = (
  sql: Sql,
  audiences: ReadonlyArray<string>
): { readonly [V in ViewName]: () => PromiseLike<ReadonlyArray<Row>> } => {
  const live = sql(schemas.live)
  const mine = sql`audience = any(${audiences})`
  return {
    people: () => sql`select * from ${live}.people where ${visiblePeople(sql, audiences)}`,
    messages: () =>
      sql`select * from ${live}.messages where ${mine} order by "sentAt" desc, id desc limit ${newestMessages}`,
    tasks: () => sql`select * from ${live}.tasks where ${mine}`,
    topics: () => sql`select * from ${live}.topics where ${mine}`,
    atoms: () => sql`select * from ${live}.atoms where ${mine}`,
    proposals: () => sql`
      select * from ${live}.proposals where ${mine} and status in ('open', 'snoozed') union all
      (select * from ${live}.proposals where ${mine} and status not in ('open', 'snoozed')
        order by "decidedAt" desc, id limit ${newestDecided})`,
    extractions: () =>
      sql`select * from ${live}.extractions where ${mine} order by "requestedAt" desc, id desc limit ${newestWork}`,
    counts: () => sql`select * from (${countRows(sql)}) as counted where ${mine}`,
    notices: () =>
      sql`select * from ${live}.notices where ${mine} and ${currentNotices(sql, audiences)} order by at desc, id desc limit ${newestNotices}`,
    runs: () => sql`select * from ${live}.runs where ${mine} order by "createdAt" desc, id desc limit ${newestWork}`
  }
}
