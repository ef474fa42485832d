/** A commit that reaches its consumer from the log. */
import { Effect } from "effect"
import { type Commit, isReadable, type Unreadable } from "../../commit/envelope.ts"
import { backoffMillis, mostTries } from "../../consumers.ts"
import type { Delivery } from "../client/nats.ts"
import type { OnNewest } from "./deliveries.ts"
import { settleCommit } from "./settleCommit.ts"
import { ack, type ConsumerParts, parkCommit, readCommit, whyUnreadable } from "./work.ts"

/** A commit that this program cannot read is delivered again so often. */
const unreadableMillis = 60_000
/** Unreadable commits that come again. Further ones become dead letters, so that they do not take the places of all others. */
const mostUnread = 100

export const makeFromLog = <E extends { readonly message: string }, R>(parts: ConsumerParts<E, R>) => {
  const { name, on } = parts.consumer
  /** Failed tries of the commits that are not settled. The server's count is not used: it also counts every reconnect. */
  const failedTries = new Map<number, number>()
  /** The commits that this program cannot read and that come again. */
  const unread = new Set<number>()

  const handle = (first: Delivery, commit: Commit, newest: OnNewest) => {
    const { seq } = first
    const forget = Effect.sync(() => failedTries.delete(seq))
    return settleCommit(parts.outage, {
      work: on(commit),
      done: Effect.andThen(forget, newest(ack)),
      failed: (why, defect) =>
        Effect.suspend(() => {
          const tries = (failedTries.get(seq) ?? 0) + 1
          failedTries.set(seq, tries)
          if (!defect && tries < mostTries) return newest(retryLater(name, tries, why))
          return Effect.andThen(forget, parkCommit(parts, first, newest, { why, tries }))
        })
    })
  }

  /** No try of the reactor: the commit comes again until this program can read it. */
  const postpone = (first: Delivery, unreadable: Unreadable, newest: OnNewest) =>
    Effect.suspend(() => {
      if (unread.size >= mostUnread && !unread.has(first.seq))
        return parkCommit(parts, first, newest, { why: whyUnreadable(unreadable), tries: 1 })
      unread.add(first.seq)
      return newest(({ later }) => later(unreadableMillis))
    })

  return (first: Delivery, newest: OnNewest) =>
    Effect.flatMap(readCommit(parts, first), (recorded) => {
      if (!isReadable(recorded)) return postpone(first, recorded, newest)
      unread.delete(first.seq)
      return handle(first, recorded, newest)
    })
}

const retryLater =
  (consumer: string, tries: number, why: string) =>
  ({ subject, seq, later }: Delivery) =>
    Effect.andThen(
      Effect.logWarning("a reactor failed; the commit will be retried", { consumer, subject, seq, tries, why }),
      later(backoffMillis(tries))
    )
