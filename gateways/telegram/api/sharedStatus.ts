/**
 * The status of the bot for processes that do not run it. The holder of the lease stores it in bucket `OUTBOX` at each change
 * and at intervals, so its age shows that no process runs the bot any more. It holds no token and no data of a person.
 */
import { Clock, Duration, Effect, Option, Schedule, Schema, Stream, SubscriptionRef } from "effect"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { BotFault, BotMode, DeliveryError, RoundName } from "../../contract/systemShown.ts"
import { type BotStatus, TelegramStatus } from "./status.ts"

const entry = "bot.status"
const interval = Duration.seconds(30)
/** A process with an older status has ended. Allows for clocks that differ by a minute. */
const silentMillis = Duration.toMillis("2 minutes")
/** A bot with an older status is no longer in use. */
const givenUpMillis = Duration.toMillis("7 days")
/** A store that works answers in milliseconds. */
const answerTimeout = Duration.seconds(2)

/** The longest name and note that are shown. Names of Telegram and the notes of the bot are shorter. Characters. */
const mostName = 64
const mostNote = 500
const mostTime = 32
const mostRounds = 10

/** Every program of the log can write the bucket, so a status that the bot does not write is ignored. */
const Shared = Schema.fromJsonString(
  Schema.Struct({
    /** Milliseconds since 1970. */
    at: Schema.Int,
    connected: Schema.Boolean,
    name: Schema.NullOr(
      Schema.String.check(
        Schema.isPattern(/^\w*$/, { message: "must be a name of Telegram" }),
        Schema.isMaxLength(mostName)
      )
    ),
    note: Schema.String.check(Schema.isMaxLength(mostNote)),
    fault: Schema.optionalKey(BotFault),
    mode: Schema.optionalKey(BotMode),
    lastError: Schema.optionalKey(DeliveryError),
    failing: Schema.optionalKey(
      Schema.Array(Schema.Struct({ name: RoundName, since: Schema.String.check(Schema.isMaxLength(mostTime)) })).check(
        Schema.isMaxLength(mostRounds)
      )
    )
  })
)
const decode = Schema.decodeUnknownOption(Shared)
const encode = Schema.encodeSync(Shared)

/** Stores the status of this process at each change and at intervals. Never ends, never fails: a failed write is repeated at the next interval. */
export const shareStatus = Effect.gen(function* () {
  const status = yield* TelegramStatus
  const buckets = yield* Buckets
  const write = Effect.fnUntraced(function* ({ isElsewhere: _, ...shown }: BotStatus) {
    const at = yield* Clock.currentTimeMillis
    yield* (yield* buckets.open("OUTBOX")).put(entry, Buffer.from(encode({ ...shown, at })))
  })
  const beats = Stream.mapEffect(Stream.fromSchedule(Schedule.spaced(interval)), () => SubscriptionRef.get(status))
  return yield* Stream.merge(SubscriptionRef.changes(status), beats).pipe(
    Stream.runForEach((now) =>
      write(now).pipe(
        Effect.catch(({ message }) => Effect.logDebug("the status of the bot was not stored", { message }))
      )
    )
  )
})

/** Removes the status of a bot that this installation had before. */
export const forgetStatus = Effect.gen(function* () {
  const buckets = yield* Buckets
  if (yield* buckets.exists("OUTBOX")) yield* (yield* buckets.open("OUTBOX")).erase(entry)
}).pipe(Effect.catch(({ message }) => Effect.logDebug("the status of the former bot was not removed", { message })))

const read: Effect.Effect<Option.Option<typeof Shared.Type>, StreamUnavailable, Buckets> = Effect.gen(function* () {
  const buckets = yield* Buckets
  if (!(yield* buckets.exists("OUTBOX"))) return Option.none()
  const found = yield* (yield* buckets.open("OUTBOX")).get(entry)
  return found === null ? Option.none() : decode(Buffer.from(found.value).toString())
})

/** The status of the bot of the installation: of this process when it runs the bot, else the stored one. */
export const presentStatus: Effect.Effect<BotStatus, never, TelegramStatus | Buckets> = Effect.gen(function* () {
  const { isElsewhere, ...own } = yield* SubscriptionRef.get(yield* TelegramStatus)
  if (isElsewhere !== true) return own
  const found = Option.getOrNull(
    yield* read.pipe(
      Effect.timeout(answerTimeout),
      Effect.catch(() => Effect.succeedNone)
    )
  )
  if (found === null) return own
  const { at, ...shown } = found
  // A status from the future is as wrong as an old one: it would be shown forever.
  const age = Math.abs((yield* Clock.currentTimeMillis) - at)
  if (age > givenUpMillis) return own
  if (age <= silentMillis) return shown
  return {
    connected: false,
    name: shown.name,
    note: `No process has reported the state of the bot since ${new Date(at).toISOString()}.`,
    fault: "silent"
  }
})
