/**
 * Requests that could not be handled. Each is set aside in the inbox, with a dead letter of the consumer `receive`, until a person
 * retries or drops it, and for a week at most.
 */
import { Clock, Effect } from "effect"
import { setAsideSubject, SourceInbox, type StoredRequest } from "../../streams/inbox/sourceInbox.ts"
import { DeadLetters } from "../../streams/ports/deadLetters.ts"
import type { Unhandled } from "../../domain/source/unhandled.ts"
import { type HandleWebhook, withinWebhook } from "./handleWebhook.ts"

export const inboundConsumer = "receive"

export const makeFailedWebhooks = Effect.gen(function* () {
  const inbox = yield* SourceInbox
  const letters = yield* DeadLetters
  /** Positions of requests that were set aside without a letter, because the process was killed. Each also waits at its first position. */
  const orphans = new Set<number>()
  let read = 0

  const park = Effect.fnUntraced(function* (position: number, source: string, { why }: Unhandled, tries: number) {
    const at = new Date(yield* Clock.currentTimeMillis).toISOString()
    yield* letters.park({ consumer: inboundConsumer, subject: setAsideSubject(source), seq: position, why, tries, at })
    orphans.delete(position)
  })
  const setAsideAt = (position: number) =>
    Effect.map(inbox.nextSetAside(position - 1), (found) => (found?.position === position ? found : null))
  const retry = Effect.fnUntraced(function* (position: number, tries: number, handle: HandleWebhook) {
    const stored = yield* setAsideAt(position)
    const failure = stored === null ? null : yield* withinWebhook(stored)(handle(stored))
    if (failure !== null && stored !== null) return yield* park(position, stored.source, failure, tries + 1)
    yield* letters.remove({ consumer: inboundConsumer, seq: position })
    if (stored !== null) yield* inbox.remove(position)
  })
  /** Each start reads all decisions again. In a stream that was made again, another message may be at the position. */
  const drop = Effect.fnUntraced(function* (position: number) {
    if ((yield* setAsideAt(position)) !== null) yield* inbox.remove(position)
  })

  return {
    /** Finds the requests that an earlier process has set aside without a letter. */
    load: Effect.gen(function* () {
      for (let found = yield* inbox.nextSetAside(0); found !== null; found = yield* inbox.nextSetAside(found.position))
        orphans.add(found.position)
      for (const { consumer, seq } of yield* letters.list) if (consumer === inboundConsumer) orphans.delete(seq)
    }),
    /** A killed process may have done a part of this. The request waits until all of it is done. */
    setAside: Effect.fnUntraced(function* (stored: StoredRequest, failure: Unhandled) {
      const position = yield* inbox.setAside(stored)
      // Another process has handled it.
      if (position === null) return
      yield* Effect.logWarning("a webhook could not be handled", { source: stored.source, why: failure.why })
      yield* park(position, stored.source, failure, 1)
      yield* inbox.remove(stored.position)
    }),
    /**
     * Handles the requests whose retry a person has requested, and removes the dropped ones. It reads only what is new, so letters
     * that wait cost nothing.
     */
    decide: Effect.fnUntraced(function* (handle: HandleWebhook) {
      const { decisions, position } = yield* letters.decided(inboundConsumer, read)
      for (const { seq, is, tries } of decisions) yield* is === "retry" ? retry(seq, tries, handle) : drop(seq)
      read = position
      // By now, the request of an orphan was handled again, or has its letter.
      for (const orphan of orphans) yield* inbox.remove(orphan)
      orphans.clear()
    })
  }
})
