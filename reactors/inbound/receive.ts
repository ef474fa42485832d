/**
 * Handles the requests of sources in the one process that holds the lease. The inbox is the queue: a request is removed from it
 * once its command is stored, so a killed process loses none, and repeats at most the commands of one round, which have the same
 * keys.
 */
import { Effect, Fiber } from "effect"
import { Database } from "../../projections/database/database.ts"
import { SourceInbox, type StoredRequest } from "../../streams/inbox/sourceInbox.ts"
import { makeFailedWebhooks } from "./failedWebhooks.ts"
import { makeHandleWebhook, withinWebhook } from "./handleWebhook.ts"
import { countHandled } from "./measures/handledMetrics.ts"

/** Requests in memory at once. Each may have a mebibyte. */
const mostAtOnce = 8
const lookInterval = "250 millis"
/** Looks between two checks of the decisions of people. */
const looksPerDecision = 8

/** The oldest requests, by source. */
const waiting = Effect.fnUntraced(function* ({ next }: SourceInbox["Service"]) {
  const found = new Map<string, Array<StoredRequest>>()
  let after = 0
  for (let count = 0; count < mostAtOnce; count++) {
    const stored = yield* next(after)
    if (stored === null) break
    found.set(stored.source, [...(found.get(stored.source) ?? []), stored])
    after = stored.position
  }
  return [...found.values()]
})

/** Handles requests until it is interrupted. Fails while a part is down. */
export const receiveAll = Effect.gen(function* () {
  const inbox = yield* SourceInbox
  const handle = yield* makeHandleWebhook
  const failed = yield* makeFailedWebhooks
  yield* failed.load

  const one = Effect.fnUntraced(function* (stored: StoredRequest) {
    yield* handle(stored).pipe(
      Effect.tap((failure) => (failure === null ? inbox.remove(stored.position) : failed.setAside(stored, failure))),
      Effect.flatMap((failure) => countHandled(failure === null ? "done" : "dead")),
      withinWebhook(stored)
    )
  })
  for (let look = 0; ; look++) {
    const queues = yield* waiting(inbox)
    // The requests of one source keep their order.
    yield* Effect.forEach(queues, Effect.forEach(one, { discard: true }), { concurrency: "unbounded", discard: true })
    if (look % looksPerDecision === 0) yield* failed.decide(handle)
    if (queues.length === 0) yield* Effect.sleep(lookInterval)
  }
})

/** Handles until it is interrupted. Takes the lease again after a loss. */
export const receiveWebhooks = Effect.gen(function* () {
  const { locks } = yield* Database
  yield* Effect.gen(function* () {
    const held = yield* locks.sources(Effect.void)
    const receiving = yield* Effect.forkScoped(receiveAll)
    yield* Effect.raceFirst(held.lost, Fiber.join(receiving))
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) => Effect.logWarning("incoming webhooks wait", error.message)),
    Effect.ignore,
    Effect.andThen(Effect.sleep("1 second")),
    Effect.forever
  )
})
