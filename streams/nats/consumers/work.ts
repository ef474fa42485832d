/** The parts that both ways to a handler share: reading the commit, and parking it as a dead letter. */
import { Clock, Effect } from "effect"
import type { Codec } from "../../codec/codec.ts"
import type { Commit, Unreadable } from "../../commit/envelope.ts"
import type { Consumer } from "../../ports/consumers.ts"
import type { DeadLetters } from "../../ports/deadLetters.ts"
import type { Quarantine } from "../../quarantine/quarantine.ts"
import { correlated } from "../../trace/correlation.ts"
import type { LogGuard } from "../../following/logGuard.ts"
import type { Delivery, Incoming, Nats } from "../client/nats.ts"
import type { OnNewest } from "./deliveries.ts"
import type { Outage } from "./settleCommit.ts"

export interface ConsumerParts<E, R> {
  readonly nats: Nats["Service"]
  readonly codec: Codec["Service"]
  readonly quarantine: Quarantine["Service"]
  readonly guard: LogGuard["Service"]
  readonly letters: DeadLetters["Service"]
  readonly consumer: Consumer<E, R>
  readonly outage: Outage
}

/** Waits while the log has changed, and while the keys of its texts cannot be read. A skipped commit comes without events. */
export const readCommit = <E, R>({ codec, guard, quarantine, outage }: ConsumerParts<E, R>, incoming: Incoming) =>
  outage.during(Effect.andThen(guard.verified, codec.decode([incoming]))).pipe(
    Effect.orDie,
    Effect.flatMap(([recorded]) =>
      recorded === undefined
        ? Effect.die("the codec lost a message")
        : Effect.succeed(quarantine.withoutSkipped(recorded))
    )
  )

/** When no dead letter can be stored, the commit is redelivered after this time. */
const parkAgainMillis = 60_000

/** Stores the dead letter, then settles the delivery for good. Does nothing for a commit that the log no longer has. */
export const parkCommit = <E, R>(
  { letters, consumer: { name } }: ConsumerParts<E, R>,
  { subject, seq }: Pick<Incoming, "subject" | "seq">,
  newest: OnNewest,
  { why, tries }: { readonly why: string; readonly tries: number }
): Effect.Effect<void> =>
  newest(() =>
    Effect.gen(function* () {
      const at = new Date(yield* Clock.currentTimeMillis).toISOString()
      yield* letters.park({ consumer: name, subject, seq, why, tries, at })
      yield* Effect.logError("a commit became a dead letter", { consumer: name, subject, seq, why, tries })
      yield* newest(drop)
    }).pipe(Effect.catch(() => newest(({ later }) => later(parkAgainMillis))))
  )

/** The work for a commit has its correlation, which the audit trail names too. */
export const workFor = ({ correlation }: Commit) => correlated(correlation)

export const drop = (delivery: Delivery) => delivery.drop
export const ack = (delivery: Delivery) => delivery.ack

export const whyUnreadable = ({ reason }: Unreadable) => `Unreadable ${reason}`
