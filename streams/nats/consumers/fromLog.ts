/** A commit that reaches its consumer from the log. */
import { Effect } from "effect"
import { type Commit, isReadable } from "../../commit/envelope.ts"
import { backoffMillis, mostTries } from "../../ports/consumers.ts"
import { AggregateParked } from "../../errors.ts"
import type { Delivery } from "../client/nats.ts"
import type { OnNewest } from "./deliveries.ts"
import { settleCommit, whyOf } from "./settleCommit.ts"
import { ack, type ConsumerParts, workFor, parkCommit, readCommit, whyUnreadable } from "./work.ts"

/** Interval at which a commit that waits for a parked aggregate is delivered again. */
const parkedMillis = 60_000
/** Commits that wait for parked aggregates. Further ones become dead letters, so that they do not take the places of all others. */
const mostWaiting = 100

export const makeFromLog = <E extends { readonly message: string }, R>(parts: ConsumerParts<E, R>) => {
  const { name, on, concerns } = parts.consumer
  /** Failed tries of the commits that are not settled. The server's count is not used: it also counts every reconnect. */
  const failedTries = new Map<number, number>()
  /** The commits that cannot be read, and those whose handler needs a parked aggregate. */
  const waiting = new Set<number>()

  const handle = (first: Delivery, commit: Commit, newest: OnNewest) => {
    const { seq } = first
    const forget = Effect.sync(() => {
      failedTries.delete(seq)
      waiting.delete(seq)
    })
    let parked: string | null = null
    const unlessParked = on(commit).pipe(
      Effect.catch((error) => (isParked(error) ? Effect.sync(() => void (parked = whyOf(error))) : Effect.fail(error)))
    )
    return settleCommit(parts.outage, {
      work: unlessParked,
      done: Effect.suspend(() =>
        parked === null ? Effect.andThen(forget, newest(ack)) : postpone(first, newest, parked)
      ),
      failed: (why, defect) =>
        Effect.suspend(() => {
          const tries = (failedTries.get(seq) ?? 0) + 1
          failedTries.set(seq, tries)
          if (!defect && tries < mostTries) return newest(retryLater(name, tries, why))
          return Effect.andThen(forget, parkCommit(parts, first, newest, { why, tries }))
        })
    }).pipe(workFor(commit))
  }

  /** This is not a failed try of the reactor: the commit is redelivered until its aggregate is repaired. */
  const postpone = (first: Delivery, newest: OnNewest, why: string) =>
    Effect.suspend(() => {
      if (waiting.size >= mostWaiting && !waiting.has(first.seq))
        return parkCommit(parts, first, newest, { why, tries: 1 })
      waiting.add(first.seq)
      return newest(({ later }) => later(parkedMillis))
    })

  return (first: Delivery, newest: OnNewest) =>
    Effect.flatMap(readCommit(parts, first), (recorded) => {
      if (!isReadable(recorded)) return postpone(first, newest, whyUnreadable(recorded))
      return concerns?.(recorded) === false ? newest(ack) : handle(first, recorded, newest)
    })
}

const isParked = (error: unknown) => error instanceof AggregateParked

const retryLater =
  (consumer: string, tries: number, why: string) =>
  ({ subject, seq, later }: Delivery) =>
    Effect.andThen(
      Effect.logWarning("a reactor failed; the commit will be retried", { consumer, subject, seq, tries, why }),
      later(backoffMillis(tries))
    )
