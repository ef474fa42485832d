/** The state of the log and the tables, for `tt doctor`. */
import { Effect, Schedule, Schema, Stream } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { type Trouble, Troubles } from "../../../streams/troubles.ts"
import { operation } from "../operation/operation.ts"

export interface Inspection {
  readonly log: {
    readonly replicas: number
    readonly bytes: number
    readonly mostBytes: number
    readonly head: number
  } | null
  readonly tables: {
    readonly kind: "pglite" | "server"
    readonly at: number
    /** Extensions that the tables need and the database does not offer. */
    readonly missing: ReadonlyArray<string>
  }
  readonly troubles: ReadonlyArray<Trouble>
}

/** Tables that have not caught up within this time count as late. */
const timeout = "10 seconds"
const neededExtensions = ["vector", "pg_trgm", "fuzzystrmatch"]

/** Null: there is no log, or it does not answer. The troubles say which. */
const logNow = Effect.gen(function* () {
  const head = yield* (yield* Feed).head
  const { replicas, bytes, mostBytes } = yield* (yield* Nats).info("EVT")
  return { replicas, bytes, mostBytes, head }
}).pipe(
  Effect.timeout("5 seconds"),
  Effect.orElseSucceed(() => null)
)

export const doctorOperation = operation({
  name: "inspect",
  input: Schema.Struct({}),
  run: () =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const database = yield* Database
        const { position, rebuilding } = yield* Projections
        const log = yield* logNow
        yield* position
          .waitFor(log?.head ?? 0)
          .pipe(
            Effect.andThen(Effect.sync(rebuilding)),
            Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("50 millis") }),
            Effect.timeoutOption(timeout)
          )
        const offered = yield* database.query((sql) => sql`select name from pg_available_extensions`)
        return {
          log,
          tables: {
            kind: database.kind,
            at: position.at(),
            missing: neededExtensions.filter((name) => offered.every((each) => each["name"] !== name))
          },
          troubles: yield* (yield* Troubles).current
        } satisfies Inspection
      })
    )
})
