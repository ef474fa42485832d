/**
 * Requests that could not be handled. Each is set aside in the inbox, with a dead letter of the consumer `receive`, until a person
 * retries or drops it, and for a week at most.
 */
import { Clock, Effect } from "effect"
import { setAsideSubject, SourceInbox, type StoredRequest } from "../../streams/inbox/sourceInbox.ts"
import { DeadLetters } from "../../streams/ports/deadLetters.ts"
import type { HandleWebhook, Unhandled } from "./handleWebhook.ts"

export const inboundConsumer = "receive"

export const makeFailedWebhooks = Effect.gen(function* () {
  const inbox = yield* SourceInbox
  const letters = yield* DeadLetters
  const known = new Set<number>()

  const park = Effect.fnUntraced(function* (position: number, source: string, { why }: Unhandled, tries: number) {
    const at = new Date(yield* Clock.currentTimeMillis).toISOString()
    yield* letters.park({ consumer: inboundConsumer, subject: setAsideSubject(source), seq: position, why, tries, at })
    known.add(position)
  })
  const forget = Effect.fnUntraced(function* (position: number) {
    yield* inbox.remove(position)
    known.delete(position)
  })
  const retry = Effect.fnUntraced(function* (position: number, tries: number, handle: HandleWebhook) {
    const stored = yield* inbox.nextSetAside(position - 1)
    const failure = stored?.position === position ? yield* handle(stored) : null
    if (failure !== null && stored !== null) return yield* park(position, stored.source, failure, tries + 1)
    yield* letters.remove({ consumer: inboundConsumer, seq: position })
    yield* forget(position)
  })

  return {
    /**
     * Finds the requests that an earlier process has set aside, and the letters of requests that are too old to be kept: a
     * retry removes such a letter.
     */
    load: Effect.gen(function* () {
      for (const { consumer, seq } of yield* letters.list) if (consumer === inboundConsumer) known.add(seq)
      for (let after = 0; ;) {
        const stored = yield* inbox.nextSetAside(after)
        if (stored === null) return
        known.add(stored.position)
        after = stored.position
      }
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
    /** Handles the requests whose retry a person has requested, and removes the dropped ones. */
    decide: Effect.fnUntraced(function* (handle: HandleWebhook) {
      if (known.size === 0) return
      const found = new Map(
        (yield* letters.list).flatMap((letter) => (letter.consumer === inboundConsumer ? [[letter.seq, letter]] : []))
      )
      for (const position of known) {
        const letter = found.get(position)
        if (letter === undefined) yield* forget(position)
        else if (letter.state === "retrying") yield* retry(position, letter.tries, handle)
      }
    })
  }
})
