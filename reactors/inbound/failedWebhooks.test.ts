import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada } from "../../domain/kit/people.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { setAsideSubject, SourceInbox } from "../../streams/inbox/sourceInbox.ts"
import { DeadLetters } from "../../streams/ports/deadLetters.ts"
import { CurrentCorrelation } from "../../streams/trace/correlation.ts"
import { inboundConsumer, makeFailedWebhooks } from "./failedWebhooks.ts"
import { type HandleWebhook, withinWebhook } from "./handleWebhook.ts"

const source = "builds00"
const failure = { why: "the webhook has no text at title" }
const request = { event: "", key: "k1", at: "2026-11-26T10:00:00.000Z", body: "{}" }
const done: HandleWebhook = () => Effect.succeed(null)

/** The ids of the letters after a step. */
const lettersAfter = (play: Effect.Effect<void, unknown, SourceInbox | DeadLetters>) =>
  Effect.runPromise(
    Effect.gen(function* () {
      yield* play
      return (yield* (yield* DeadLetters).list).map(({ id }) => id)
    }).pipe(Effect.provide(memoryRecord))
  )

/** The one request that waits. */
const stored = Effect.gen(function* () {
  const inbox = yield* SourceInbox
  yield* inbox.put(source, "d1", request)
  const found = yield* inbox.next(0)
  if (found === null) throw new Error("no request waits")
  return found
})

test("a webhook that cannot be handled is a dead letter until its retry succeeds", async () => {
  const letters = await lettersAfter(
    Effect.gen(function* () {
      const failed = yield* makeFailedWebhooks
      yield* failed.setAside(yield* stored, failure)
      const [letter] = yield* (yield* DeadLetters).list
      expect(letter).toMatchObject({ subject: setAsideSubject(source), why: failure.why, tries: 1 })
      yield* (yield* DeadLetters).retry(letter?.id ?? "", ada)
      yield* failed.decide(done)
      expect(yield* (yield* SourceInbox).nextSetAside(0)).toBe(null)
    })
  )
  expect(letters).toEqual([])
})

test("a retry continues the correlation of the delivery, and so does the first try", async () => {
  const correlations: Array<string | null> = []
  const noting: HandleWebhook = () =>
    Effect.as(
      Effect.map(CurrentCorrelation, (now) => correlations.push(now)),
      null
    )
  await lettersAfter(
    Effect.gen(function* () {
      const inbox = yield* SourceInbox
      yield* inbox.put(source, "d1", { ...request, correlation: "delivery-1" })
      const found = yield* inbox.next(0)
      if (found === null) throw new Error("no request waits")
      yield* withinWebhook(found)(noting(found))
      const failed = yield* makeFailedWebhooks
      yield* failed.setAside(found, failure)
      const [letter] = yield* (yield* DeadLetters).list
      yield* (yield* DeadLetters).retry(letter?.id ?? "", ada)
      yield* failed.decide(noting)
    })
  )
  expect(correlations).toEqual(["delivery-1", "delivery-1"])
})

test("letters that wait are read once, however often the decisions are read", async () => {
  let reads = 0
  await lettersAfter(
    Effect.gen(function* () {
      const { list, decided, ...others } = yield* DeadLetters
      const counted = DeadLetters.of({
        ...others,
        list: Effect.tap(list, () => Effect.sync(() => void reads++)),
        decided: (...asked) =>
          Effect.tap(decided(...asked), (found) => Effect.sync(() => (reads += found.decisions.length)))
      })
      const failed = yield* makeFailedWebhooks.pipe(Effect.provideService(DeadLetters, counted))
      yield* failed.load
      yield* failed.setAside(yield* stored, failure)
      for (let look = 0; look < 100; look++) yield* failed.decide(done)
    })
  )
  expect(reads).toBe(1)
})

test("a dropped webhook is removed from the inbox, and a later start finds nothing to do", async () => {
  const letters = await lettersAfter(
    Effect.gen(function* () {
      const failed = yield* makeFailedWebhooks
      yield* failed.setAside(yield* stored, failure)
      const [letter] = yield* (yield* DeadLetters).list
      yield* (yield* DeadLetters).drop(letter?.id ?? "", { by: ada, because: "not needed" })
      yield* failed.decide(done)
      expect(yield* (yield* SourceInbox).nextSetAside(0)).toBe(null)
      const later = yield* makeFailedWebhooks
      yield* later.load
      yield* later.decide(() => Effect.die("a dropped webhook was handled"))
    })
  )
  expect(letters).toEqual([])
})

test("a webhook that another process has handled meanwhile is no dead letter", async () => {
  const letters = await lettersAfter(
    Effect.gen(function* () {
      const failed = yield* makeFailedWebhooks
      const found = yield* stored
      yield* (yield* SourceInbox).remove(found.position)
      yield* failed.setAside(found, failure)
    })
  )
  expect(letters).toEqual([])
})

test("after a restart, the retry of a webhook that was too old to be kept removes its letter", async () => {
  const letters = await lettersAfter(
    Effect.gen(function* () {
      const { park, retry } = yield* DeadLetters
      const subject = setAsideSubject(source)
      yield* park({ consumer: inboundConsumer, subject, seq: 7, why: failure.why, tries: 1 })
      yield* retry(`${inboundConsumer}@7`, ada)
      const failed = yield* makeFailedWebhooks
      yield* failed.load
      yield* failed.decide(done)
    })
  )
  expect(letters).toEqual([])
})

test.each(["retry", "drop"] as const)(
  "a decision (%s) on a webhook of an inbox that was made again removes no request of the new one",
  async (decision) => {
    await lettersAfter(
      Effect.gen(function* () {
        const letters = yield* DeadLetters
        const { position } = yield* stored
        const id = `${inboundConsumer}@${position}`
        const subject = setAsideSubject(source)
        yield* letters.park({ consumer: inboundConsumer, subject, seq: position, why: failure.why, tries: 1 })
        yield* decision === "retry" ? letters.retry(id, ada) : letters.drop(id, { by: ada, because: "not needed" })
        yield* (yield* makeFailedWebhooks).decide(done)
        expect((yield* (yield* SourceInbox).next(0))?.position).toBe(position)
      })
    )
  }
)
