/** The log that the tables were made from: its identity is stored beside the checkpoints, and both are compared with the log. */
import { Effect } from "effect"
import { Feed } from "../../../streams/ports/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Checkpoint, readCheckpoints } from "./checkpoint.ts"
import { schemas } from "./tables.ts"
import { tableVersionOf } from "./tableVersion.ts"

const readIdentity = Effect.flatMap(Database, (database) =>
  Effect.map(
    // The tables of an earlier program have no column `log`.
    database.query(
      (sql) =>
        sql`select to_jsonb(each)->>'log' as log, jsonb_exists(to_jsonb(each), 'log') as storable from ${sql(schemas.live)}.generation as each`
    ),
    ([row]) => ({
      identity: typeof row?.["log"] === "string" ? row["log"] : null,
      isStorable: row?.["storable"] === true
    })
  )
)

/**
 * Compares the checkpoints with the log. Call it before the tables follow the log.
 *
 * Fails with `LogChanged` when the tables were made from another log, or when the log lacks one of their commits.
 */
export const checkTables = Effect.fnUntraced(function* (checkpoints: ReadonlyMap<string, Checkpoint>) {
  const database = yield* Database
  const { continuity } = yield* Feed
  const { identity, isStorable } = yield* readIdentity
  yield* continuity.check("tables", { identity, marks: marksOf(checkpoints) })
  if (identity !== null || !isStorable) return
  const present = yield* continuity.identity
  yield* database.query((sql) => sql`update ${sql(schemas.live)}.generation set log = ${present} where log is null`)
})

const marksOf = (checkpoints: ReadonlyMap<string, Checkpoint>) =>
  [...checkpoints.values()].filter(({ seq }) => seq > 0).map(({ seq, witness }) => ({ seq, witness }))

/**
 * Accepts a log that has changed, once every table was made from it: writes continue, and everything else that is
 * derived from the log is made again. Returns false when a table is still of the former log, so that nothing changes.
 */
export const acceptLog = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const feed = yield* Feed
  const stored = yield* readCheckpoints(schemas.live)
  const current = projections.flatMap((projection) => {
    const found = stored.get(projection.name)
    return found?.version === tableVersionOf(projection) ? [found] : []
  })
  const known = yield* Effect.forEach(current, ({ seq, witness }) =>
    seq === 0 ? Effect.succeed(true) : Effect.map(feed.witnessAt(seq), (found) => found === witness)
  )
  if (known.includes(false)) return false
  yield* feed.continuity.accept
  return true
})
