/** Rebuilds all tables from the log, which no longer gives the erased texts, and drops the replaced tables. */
import { Effect, Stream } from "effect"
import { Projections } from "../../projections/runner/served/projections.ts"
import type { RebuildProgress } from "../../projections/runner/served/replay.ts"
import { Database } from "../../projections/database/database.ts"
import { Reads } from "../../projections/reads/reads.ts"

/** Returns the number of tables. `position`: the last commit that asks for the erasure. */
export const rebuildWithout = Effect.fnUntraced(function* (position: number) {
  // The process that writes the tables has then read the commit, and no longer opens the texts.
  yield* (yield* Reads).waitFor(position)
  const { replay } = yield* Projections
  const last = yield* replay({ names: [], mode: "clean", until: null, keep: false }).pipe(
    Stream.runFold(
      (): RebuildProgress | null => null,
      (_, progress) => progress
    )
  )
  yield* dropWrittenLog
  return last !== null && "tables" in last ? last.tables.length : 0
})

/**
 * Postgres keeps the rows of dropped tables in its write-ahead log, and reuses the files of that log with their content. This
 * begins a new file and deletes the former ones. It succeeds in PGlite, where the product is the superuser. A server of the
 * operator refuses it, and removes the files in its own time.
 */
const dropWrittenLog = Effect.gen(function* () {
  const database = yield* Database
  yield* database.query((sql) => sql`set wal_recycle = off`)
  yield* database.query((sql) => sql`select pg_switch_wal()::text as begun`)
  yield* database.query((sql) => sql`checkpoint`)
  yield* database.query((sql) => sql`checkpoint`)
}).pipe(Effect.ignore)
