/** The state of the log and the tables, for `tt doctor`. It answers soon, also when a part does not answer. */
import { Effect, Schedule, Schema, Stream } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { named, type Trouble, Troubles } from "../../../streams/troubles.ts"
import { operation } from "../operation/operation.ts"
import type { Finding } from "./findings/finding.ts"
import { checkLog, type LogCheck } from "./logCheck.ts"
import { storedBotFinding, type TelegramPlace } from "./findings/telegramFinding.ts"

export interface Inspection {
  /** Null: there is no log, or it does not answer. The troubles say which. */
  readonly log: {
    readonly replicas: number
    readonly bytes: number
    readonly mostBytes: number
    readonly head: number
    /** Null: the log stopped answering while it was read. */
    readonly check: LogCheck | null
  } | null
  /** Null: the database does not answer. */
  readonly tables: {
    readonly kind: "pglite" | "server"
    readonly at: number
    /** Extensions that the tables need and the database does not offer. */
    readonly missing: ReadonlyArray<string>
  } | null
  /** The check of Telegram with the stored token; null when the caller did not ask for it, or the store does not answer. */
  readonly bot: Finding | null
  readonly troubles: ReadonlyArray<Trouble>
}

/** A part that works answers in milliseconds. */
const answerTimeout = "3 seconds"
/** Tables that have not caught up within this time count as late. */
const catchUpTimeout = "10 seconds"
const neededExtensions = ["vector", "pg_trgm", "fuzzystrmatch"]

const logNow = Effect.gen(function* () {
  const head = yield* (yield* Feed).head
  const { replicas, bytes, mostBytes } = yield* (yield* Nats).info("EVT")
  return { replicas, bytes, mostBytes, head }
}).pipe(
  Effect.timeout(answerTimeout),
  Effect.orElseSucceed(() => null)
)

const inspectLog = (deep: boolean) =>
  Effect.flatMap(logNow, (log) =>
    log === null ? Effect.succeed(null) : Effect.map(checkLog(log.head, deep), (check) => ({ ...log, check }))
  )

const inspectTables = Effect.gen(function* () {
  const database = yield* Database
  const offered = yield* Effect.timeout(
    database.query((sql) => sql`select name from pg_available_extensions`),
    answerTimeout
  )
  const { position, rebuilding } = yield* Projections
  const log = yield* logNow
  yield* position
    .waitFor(log?.head ?? 0)
    .pipe(
      Effect.andThen(Effect.sync(rebuilding)),
      Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("50 millis") }),
      Effect.timeoutOption(catchUpTimeout)
    )
  const missing = neededExtensions.filter((name) => offered.every((each) => each["name"] !== name))
  return { kind: database.kind, at: position.at(), missing }
}).pipe(Effect.orElseSucceed(() => null))

/** Longer than the timeout of the check itself, which reports a finding. */
const botTimeout = "8 seconds"
const inspectBot = (place: TelegramPlace | undefined) =>
  place === undefined
    ? Effect.succeed(null)
    : storedBotFinding(place).pipe(
        Effect.timeout(botTimeout),
        Effect.orElseSucceed(() => null)
      )

export const doctorOperation = operation({
  name: "inspect",
  /** `deep`: read every commit of the log. `telegram`: check the bot of the stored token. */
  input: Schema.Struct({
    deep: Schema.Boolean,
    telegram: Schema.optionalKey(Schema.Struct({ apiRoot: Schema.String, byWebhook: Schema.Boolean }))
  }),
  run: ({ deep, telegram }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const [log, tables, bot] = yield* Effect.all([inspectLog(deep), inspectTables, inspectBot(telegram)], {
          concurrency: "unbounded"
        })
        // After the tables have had time to catch up, so that a start is not reported as a trouble.
        const troubles = named(yield* (yield* Troubles).current)
        return { log, tables, bot, troubles } satisfies Inspection
      })
    )
})
