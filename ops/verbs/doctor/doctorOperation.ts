/** How the log and the tables stand, for `tt doctor`. */
import { Effect, Schedule, Schema, Stream } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/projections.ts"
import { Feed } from "../../../streams/feed.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { operation } from "../operation.ts"

export interface Inspected {
  readonly log: { readonly replicas: number; readonly bytes: number; readonly mostBytes: number; readonly head: number }
  readonly tables: {
    readonly kind: "pglite" | "server"
    readonly at: number
    readonly trouble: ReadonlyArray<string>
    /** Extensions that are wanted and cannot be had. */
    readonly missing: ReadonlyArray<string>
  }
}

/** The tables are given this long to catch up before they are called late. */
const patience = "10 seconds"
const wanted = ["vector", "pg_trgm", "fuzzystrmatch"]

export const inspect = operation({
  name: "inspect",
  input: Schema.Struct({}),
  run: () =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const database = yield* Database
        const { position, rebuilding, trouble } = yield* Projections
        const head = yield* (yield* Feed).head
        const { replicas, bytes, mostBytes } = yield* (yield* Nats).info("EVT")
        yield* position
          .waitFor(head)
          .pipe(
            Effect.andThen(Effect.sync(rebuilding)),
            Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("50 millis") }),
            Effect.timeoutOption(patience)
          )
        const there = yield* database.query((sql) => sql`select name from pg_available_extensions`)
        return {
          log: { replicas, bytes, mostBytes, head },
          tables: {
            kind: database.kind,
            at: position.at(),
            trouble: yield* trouble,
            missing: wanted.filter((name) => there.every((each) => each["name"] !== name))
          }
        } satisfies Inspected
      })
    )
})
