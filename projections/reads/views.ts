/** The streamed read models, as whoever follows them needs: all of it now, or what changed since. */
import { Context, Effect, Layer } from "effect"
import type { DatabaseUnavailable } from "../database/database.ts"
import { servedTables } from "../runner/served.ts"
import { schemas } from "../runner/tables.ts"
import { Projections } from "../runner/projections.ts"
import { outward } from "./wire.ts"

export const viewNames = ["tasks", "messages", "people"] as const
export type ViewName = (typeof viewNames)[number]

type Row = Readonly<Record<string, unknown>>
export interface Snapshot {
  /** The rows are at least as new as this position. */
  readonly at: number
  readonly rows: ReadonlyArray<Row>
}
export interface Since extends Snapshot {
  readonly removed: ReadonlyArray<{ readonly id: string; readonly audience: string; readonly seq: number }>
}

/** How many messages a follower is given at first; older ones are read page by page. */
const newestMessages = 500

export class Views extends Context.Service<
  Views,
  {
    readonly generation: Effect.Effect<number>
    readonly snapshot: (
      view: ViewName,
      audiences: ReadonlyArray<string>
    ) => Effect.Effect<Snapshot, DatabaseUnavailable>
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
      const live = schemas.live
      const mine = (audiences: ReadonlyArray<string>) => audiences as Array<string>
      const out = (view: ViewName) => Effect.map((rows: ReadonlyArray<Row>) => rows.map((row) => outward(view, row)))
      // The position is read before the rows: they may be newer, and whole rows may be given twice.
      const at = Effect.sync(position.at)

      return Views.of({
        generation: Effect.sync(position.generation),
        snapshot: (view, audiences) =>
          Effect.flatMap(at, (now) =>
            database
              .query((sql) =>
                view === "people"
                  ? sql`select * from ${sql(live)}.people`
                  : view === "messages"
                    ? sql`select * from ${sql(live)}.messages where audience = any(${mine(audiences)}) order by "sentAt" desc, id desc limit ${newestMessages}`
                    : sql`select * from ${sql(live)}.tasks where audience = any(${mine(audiences)})`
              )
              .pipe(
                out(view),
                Effect.map((rows) => ({ at: now, rows }))
              )
          ),
        since: (view, seq, audiences) =>
          Effect.gen(function* () {
            const now = yield* at
            const rows = yield* database
              .query((sql) =>
                view === "people"
                  ? sql`select * from ${sql(live)}.people where seq > ${seq}`
                  : sql`select * from ${sql(live)}.${sql(view)} where seq > ${seq} and audience = any(${mine(audiences)})`
              )
              .pipe(out(view))
            const gone = yield* database.query(
              (sql) =>
                sql`select id, audience, seq from ${sql(live)}.tombstone where view = ${view} and seq > ${seq} and audience = any(${mine(audiences)})`
            )
            return {
              at: now,
              rows,
              removed: gone.map(({ id, audience, seq: left }) => ({
                id: String(id),
                audience: String(audience),
                seq: Number(left)
              }))
            }
          })
      })
    })
  )
}
