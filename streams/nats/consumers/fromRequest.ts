/** A commit that reaches its consumer again, by a person's request to retry its dead letter. */
import { Effect } from "effect"
import { isReadable } from "../../commit/envelope.ts"
import { StreamUnavailable } from "../../errors.ts"
import type { Delivery, Incoming } from "../client/nats.ts"
import { stream } from "../log/jetstreamStore.ts"
import type { OnNewest } from "./deliveries.ts"
import { dlq, retryRequestOf } from "./letters/letterSubjects.ts"
import { settleCommit } from "./settleCommit.ts"
import { type ConsumerParts, drop, workFor, parkCommit, readCommit, whyUnreadable } from "./work.ts"

/** Handles the commit once: it leaves the dead letters, or is one again with a further try. */
export const makeFromRequest =
  <E extends { readonly message: string }, R>(parts: ConsumerParts<E, R>) =>
  (request: Delivery, newest: OnNewest): Effect.Effect<void, never, R> => {
    const { nats, letters, outage, consumer } = parts
    const asked = retryRequestOf(request)
    if (asked === null) return newest(drop)
    const { seq, tries } = asked
    const found = nats.at(stream, seq).pipe(Effect.mapError((cause) => new StreamUnavailable({ what: dlq, cause })))
    // The request is removed with the letter, before it is settled: a process that ends in between leaves neither of them.
    const removed = outage
      .during(letters.remove({ consumer: consumer.name, seq }))
      .pipe(Effect.orDie, Effect.andThen(newest(drop)))
    const again = Effect.fnUntraced(function* (incoming: Incoming) {
      const recorded = yield* readCommit(parts, incoming)
      const failed = (why: string) => parkCommit(parts, incoming, newest, { why, tries: tries + 1 })
      if (!isReadable(recorded)) return yield* failed(whyUnreadable(recorded))
      yield* settleCommit(outage, { work: consumer.on(recorded), done: removed, failed }).pipe(workFor(recorded))
    })
    return outage.during(found).pipe(
      Effect.orDie,
      // A log that no longer has the commit leaves nothing to handle.
      Effect.flatMap((incoming) => (incoming === null ? removed : again(incoming)))
    )
  }
