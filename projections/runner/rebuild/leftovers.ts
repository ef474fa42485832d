/** Removes the schemas of rebuilds whose process has ended. */
import { Effect, Schedule } from "effect"
import { Database } from "../../database/database.ts"
import { schemas } from "../tables/tables.ts"
import type { Fence } from "../tables/fence.ts"

/** The schema of a rebuild: of one lease, and the nth of that lease. */
export const buildSchema = ({ number }: Fence, n: number) => `${schemas.build}_${number}_${n}`

/** Drops a schema, unless another session still uses it: an index that a killed process began is built to its end. */
export const dropSchema = Effect.fnUntraced(function* (schema: string) {
  const database = yield* Database
  yield* database.transaction((sql) => [
    sql`set local lock_timeout = '1s'`,
    sql.unsafe(`drop schema if exists ${schema} cascade`)
  ])
})

/** Drops the tables that the last swap replaced, and the tables of past positions, because they hold texts that must be erased. */
export const dropEarlierTables = Effect.gen(function* () {
  const database = yield* Database
  const found = yield* database.query<{ readonly name: string }>(
    (sql) => sql`select nspname as name from pg_namespace
      where nspname = ${schemas.former} or starts_with(nspname::text, ${`${schemas.past}_`})`
  )
  yield* Effect.forEach(found, ({ name }) => dropSchema(name), { discard: true })
}).pipe(Effect.retry(Schedule.spaced("1 second").pipe(Schedule.upTo({ times: 30 }))))

/**
 * The holder of the lease is the only process that rebuilds, so every schema of another lease is left over. Tries until none
 * is there.
 */
export const dropLeftovers = (fence: Fence) =>
  Effect.gen(function* () {
    const database = yield* Database
    const found = yield* database.query<{ readonly name: string }>(
      (sql) => sql`select nspname as name from pg_namespace where starts_with(nspname::text, ${schemas.build})`
    )
    const left = found.filter(({ name }) => !name.startsWith(`${schemas.build}_${fence.number}_`))
    yield* Effect.forEach(left, ({ name }) => dropSchema(name), { discard: true })
  }).pipe(
    Effect.tapError(({ message }) => Effect.logWarning("the tables of an ended rebuild are not removed yet", message)),
    Effect.retry(Schedule.spaced("10 seconds"))
  )
