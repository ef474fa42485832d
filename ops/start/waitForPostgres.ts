/** What is said while Postgres does not answer. The product waits for it: it may be about to start. */
import { Console, Effect } from "effect"
import { Database } from "../../projections/database/database.ts"

/** One that is up answers in milliseconds. */
const patience = "2 seconds"

/** Host and port, and never who asks or with what password. */
export const postgresAt = (url: string) => {
  const { hostname, port } = new URL(url)
  return `${hostname === "" ? "localhost" : hostname}:${port === "" ? 5432 : port}`
}

/** What to do about it, in the middle of a sentence. */
export const startPostgres = "start it, or look at DATABASE_URL"

/** Says after three seconds, and then once a minute, that Postgres does not answer, if it does not. Never ends. */
export const waitingForPostgres = (url: string): Effect.Effect<never, never, Database> =>
  Effect.gen(function* () {
    const database = yield* Database
    const answers = database
      .query((sql) => sql`select 1`)
      .pipe(
        Effect.timeout(patience),
        Effect.as(true),
        // Refused for the name or the password it is as far away as one that does not run.
        Effect.catchCause(() => Effect.succeed(false))
      )
    const look = Effect.flatMap(answers, (yes) =>
      yes ? Effect.void : Console.error(`waiting for Postgres at ${postgresAt(url)}: ${startPostgres}`)
    )
    yield* Effect.sleep("3 seconds")
    return yield* Effect.forever(Effect.andThen(look, Effect.sleep("1 minute")))
  })
