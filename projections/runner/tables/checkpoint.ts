/** The checkpoints of the projections, stored beside their tables. */
import { Effect } from "effect"
import type { Trouble } from "../../../streams/troubles.ts"
import { Database } from "../../database/database.ts"
import type { Json } from "../../postgres.ts"
import type { AnyProjection } from "../../projection.ts"
import { emptyState, type FoldState, type Parked } from "../fold/fold.ts"
import type { SchemaName } from "./tables.ts"
import { tableVersionOf } from "./tableVersion.ts"

/** The last commit that a projection has applied, and the witness of that commit. */
export interface Checkpoint {
  readonly name: string
  /** Of the table, as `tableVersionOf` counts it. */
  readonly version: number
  /** The `version` of the projection that wrote the table: it orders programs. 0 when an earlier program wrote it. */
  readonly revision: number
  readonly seq: number
  readonly witness: string
  readonly state: FoldState
}

export const readCheckpoints = (schema: SchemaName) =>
  Effect.gen(function* () {
    const database = yield* Database
    const rows = yield* database.query<Checkpoint>(
      // The tables of an earlier program have no column `revision`.
      (sql) => sql`
        select name, version, coalesce((to_jsonb(each)->>'revision')::int, 0) as revision, seq, witness, state
        from ${sql(schema)}.checkpoint as each`
    )
    return new Map(rows.map((row): [string, Checkpoint] => [row.name, row]))
  })

/** The parked aggregates, with the command that repairs them. All other aggregates are served. */
export const quarantined = (checkpoints: ReadonlyMap<string, Checkpoint>): ReadonlyArray<Trouble> =>
  [...checkpoints.values()].flatMap(({ name, state }) =>
    Object.entries(state.quarantine).map(([subject, parked]) => troubleOf(name, subject, parked))
  )

/** The sentence about an unreadable commit names no projection: it is the same in all of them, and is shown once. */
const troubleOf = (name: string, subject: string, { seq, why, unreadable }: Parked): Trouble => ({
  code: unreadable === undefined ? "handler-failed" : "commit-unreadable",
  message:
    unreadable === undefined
      ? `${name}: ${subject} is parked: the projection failed at position ${seq}: ${whyShown({ seq, why })}`
      : `${subject} is parked: its commit at position ${seq} cannot be read: ${why}`,
  remedy: "tt quarantine list",
  stops: []
})

/** Checkpoints of earlier versions hold the message of the error of a handler, which may repeat a personal text. */
export const whyShown = ({ why, unreadable }: Parked): string =>
  unreadable !== undefined || /^(?:[A-Za-z]{1,60}|decided at position \d+)$/u.test(why) ? why : "an error"

export const startCheckpoint = (schema: SchemaName, projection: AnyProjection) =>
  Effect.gen(function* () {
    const database = yield* Database
    const { name, version: revision } = projection
    const version = tableVersionOf(projection)
    const start: Checkpoint = { name, version, revision, seq: 0, witness: "", state: emptyState }
    yield* database.query(
      (sql) =>
        sql`insert into ${sql(schema)}.checkpoint ${sql({ ...start, state: sql.json(start.state as unknown as Json) as unknown as string })} on conflict do nothing`
    )
    return start
  })
