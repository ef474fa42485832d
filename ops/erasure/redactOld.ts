/**
 * Redacts the messages that are older than the retention of their chat. `eraseRedacted` then erases their texts.
 *
 * The log has each redaction, so after an interruption the next call finds only the messages that are left.
 */
import { Clock, Duration, Effect } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { reactorActor } from "../../domain/ids.ts"
import { allChats, messagesBefore, type OldMessage } from "../../projections/reads/retention/oldMessages.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { oneErasure } from "./oneErasure.ts"

/** The actor of the redactions. */
export const retention = reactorActor("retention")

/** Messages that are read at once. */
const batch = 500
const requestsAtOnce = 16
const day = Duration.toMillis("1 day")

/** The first moment that is kept. It changes at midnight UTC only, so that the tables are rebuilt at most once a day. */
export const keptFrom = (now: number, days: number): string =>
  new Date((Math.floor(now / day) - days) * day).toISOString()

/** Returns the number of redacted messages. A message that is parked is left for the next call. */
export const redactOld = Effect.gen(function* () {
  const now = yield* Clock.currentTimeMillis
  let redacted = 0
  for (const { id, keepDays } of yield* allChats) {
    if (keepDays === null) continue
    const before = keptFrom(now, keepDays)
    let page = yield* messagesBefore(id, before, null, batch)
    while (page.length > 0) {
      const done = yield* Effect.forEach(page, redact, { concurrency: requestsAtOnce })
      redacted += done.filter(Boolean).length
      page = yield* messagesBefore(id, before, page.at(-1) ?? null, batch)
    }
  }
  return redacted
}).pipe(oneErasure.withPermits(1))

/** False when the message cannot be redacted now. */
const redact = Effect.fnUntraced(function* ({ id }: OldMessage) {
  const bus = yield* CommandBus
  const command = { _tag: "RedactMessage", by: retention } as const
  return yield* bus
    .send({ actor: retention, key: `retain ${id}` }, { subject: subjectOf("message", id), command })
    .pipe(
      Effect.as(true),
      Effect.catchTags({
        AggregateParked: () => Effect.succeed(false),
        MessageRefused: () => Effect.succeed(false)
      })
    )
})
