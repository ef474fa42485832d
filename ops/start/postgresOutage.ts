/** Reports that Postgres does not answer. The product waits for it, because it may be about to start. */
import { Console, Effect } from "effect"
import { Database } from "../../projections/database/database.ts"

/** A server that runs answers in milliseconds. */
const queryTimeout = "2 seconds"

/** Host and port only: the user's name and password must not be printed. */
export const postgresAt = (url: string) => {
  const { hostname, port } = new URL(url)
  return `${hostname === "" ? "localhost" : hostname}:${port === "" ? 5432 : port}`
}

/** The remedy, for the middle of a sentence. */
export const startPostgres = "start it, or check DATABASE_URL"

/** Reports after three seconds, and then once a minute, if Postgres does not answer. Never ends. */
export const reportPostgresOutage = (url: string): Effect.Effect<never, never, Database> =>
  Effect.gen(function* () {
    const database = yield* Database
    const answers = database
      .query((sql) => sql`select 1`)
      .pipe(
        Effect.timeout(queryTimeout),
        Effect.as(true),
        // A refused name or password counts as no answer too.
        Effect.catchCause(() => Effect.succeed(false))
      )
    const check = Effect.flatMap(answers, (yes) =>
      yes ? Effect.void : Console.error(`waiting for Postgres at ${postgresAt(url)}: ${startPostgres}`)
    )
    yield* Effect.sleep("3 seconds")
    return yield* Effect.forever(Effect.andThen(check, Effect.sleep("1 minute")))
  })
