/** Publishes a batch of units until its outcome is definite. */
import { Effect } from "effect"
import { LogChanged } from "../../errors.ts"
import type { LogGuard } from "../../following/logGuard.ts"
import { type Nats, NatsFault } from "../client/nats.ts"
import { guardedPublish } from "./guardedPublish.ts"
import { type Answer, isDefinite, messagesOf, settleStored, type Unit } from "./units.ts"

export interface Publisher {
  readonly nats: Pick<Nats["Service"], "publish" | "publishBatch" | "connected">
  /** Nothing is published to a log that has changed. */
  readonly guard: LogGuard["Service"]
  /** Time without an answer after which the same bytes are published again. Milliseconds. */
  readonly answerMillis: number
  /** False for a unit that was answered, because it waited too long. */
  readonly isOpen: (unit: Unit) => boolean
  /** Answers the units that have waited too long. */
  readonly expire: () => void
}

/** Between two tries while the outcome is unknown. Milliseconds. */
const pauseMillis = (tries: number) => Math.min(50 * 2 ** tries, 1000)

/**
 * Settles each unit. After a timeout the outcome is unknown, so the same bytes are published again with the same ids and
 * expectations. One conflict or one known id rejects a whole batch; each of its units is then published alone.
 */
export const publishUntilDefinite = Effect.fnUntraced(function* (
  publisher: Publisher,
  units: ReadonlyArray<Unit>
): Effect.fn.Return<void> {
  let open = units
  for (let tries = 0; open.length > 0; tries++) {
    const answer = yield* publish(publisher, open)
    if (answer instanceof LogChanged) return open.forEach(({ settle }) => settle(answer))
    if (!(answer instanceof NatsFault) && !answer.duplicate) return settleStored(open, answer.seq)
    const [only, another] = open
    if (another !== undefined && !(answer instanceof NatsFault && answer.kind === "unknown"))
      return yield* Effect.forEach(open, (unit) => publishUntilDefinite(publisher, [unit]), {
        concurrency: "unbounded",
        discard: true
      })
    if (isDefinite(answer)) return only?.settle(answer)
    publisher.expire()
    open = open.filter(publisher.isOpen)
    // Without a connection a message would wait in the client's buffer, and be there once for each try.
    yield* Effect.timeoutOption(publisher.nats.connected, "1 second")
    yield* Effect.sleep(pauseMillis(tries))
  }
})

const publish = ({ nats, guard, answerMillis }: Publisher, units: ReadonlyArray<Unit>): Effect.Effect<Answer> => {
  const messages = messagesOf(units)
  const [only] = messages
  const stored =
    messages.length === 1 && only !== undefined
      ? nats.publish(only, answerMillis)
      : Effect.map(nats.publishBatch(messages, answerMillis), (seq) => ({ seq, duplicate: false }))
  return guardedPublish(guard, messages, stored).pipe(Effect.catch((fault) => Effect.succeed(fault)))
}
