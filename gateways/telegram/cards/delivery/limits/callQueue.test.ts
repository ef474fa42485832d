import { Clock, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, test } from "vitest"
import { type CallKind, makeRateLimit, type RateLimit } from "./rateLimit.ts"
import { makeCallQueue } from "./callQueue.ts"

const kind: CallKind = "send"
/** The limit of all chats: the calls of a second. */
const mostASecond = 25
/** The places of the limit become free one after another. Milliseconds. */
const between = 1000 / mostASecond

/** Counts a call that is answered at once. */
const spend = (rateLimit: RateLimit, chat: number, now: number) => rateLimit.end(rateLimit.begin(chat, kind, now), now)

/** A rate limit that counts how often a call looks at it. */
const counting = () => {
  let looks = 0
  const limit = makeRateLimit()
  const rateLimit: RateLimit = new Proxy(limit, {
    get: (target, name: keyof RateLimit) => {
      if (name.startsWith("wait")) looks++
      return target[name]
    }
  })
  return { rateLimit, looks: () => looks }
}

/** The limit of all chats is used up, and then this many chats ask for one call each. Returns the times at which they may go. */
const ask = Effect.fnUntraced(function* (rateLimit: RateLimit, chats: number) {
  for (let n = 0; n < mostASecond; n++) {
    spend(rateLimit, 10_000 + n, yield* Clock.currentTimeMillis)
    yield* TestClock.adjust(between)
  }
  const waitForTurn = makeCallQueue(rateLimit)
  const went: Array<readonly [chat: number, at: number]> = []
  const fiber = yield* Effect.forEach(
    Array.from({ length: chats }, (_, n) => n + 1),
    (chat) =>
      Effect.flatMap(waitForTurn(chat, kind), (call) =>
        Effect.map(Clock.currentTimeMillis, (at) => {
          rateLimit.end(call, at)
          went.push([chat, at])
        })
      ),
    { concurrency: "unbounded", discard: true }
  ).pipe(Effect.forkChild)
  for (let n = 0; n <= chats; n++) yield* TestClock.adjust(between)
  yield* Fiber.join(fiber)
  return went
})

const play = <A>(work: Effect.Effect<A>) => Effect.runPromise(work.pipe(Effect.provide(TestClock.layer())))

describe("calls to many chats", () => {
  test.each([10, 1000])("look at the limits a few times each, also when %i chats wait", (chats) =>
    play(
      Effect.gen(function* () {
        const { rateLimit, looks } = counting()
        const went = yield* ask(rateLimit, chats)
        expect(went.map(([chat]) => chat)).toEqual(Array.from({ length: chats }, (_, n) => n + 1))
        expect(looks() / chats).toBeLessThanOrEqual(6)
      })
    )
  )

  test("keep to the limit of all chats", () =>
    play(
      Effect.gen(function* () {
        const times = (yield* ask(makeRateLimit(), 200)).map(([, at]) => at)
        for (const from of times)
          expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(mostASecond)
        // No place stays free while a call waits.
        expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThanOrEqual(200 * between)
      })
    ))
})

test("a chat that Telegram has told to wait lets the next chat go first", () =>
  play(
    Effect.gen(function* () {
      const rateLimit = makeRateLimit()
      for (let n = 0; n < mostASecond; n++) spend(rateLimit, 10_000 + n, 0)
      const waitForTurn = makeCallQueue(rateLimit)
      const went: Array<number> = []
      const go = (chat: number) =>
        Effect.forkChild(
          Effect.andThen(
            waitForTurn(chat, kind),
            Effect.sync(() => went.push(chat))
          )
        )
      yield* go(1)
      yield* go(2)
      yield* TestClock.adjust(500)
      rateLimit.flood(1, 5000)
      yield* TestClock.adjust(500)
      expect(went).toEqual([2])
      yield* TestClock.adjust(4000)
      expect(went).toEqual([2, 1])
    })
  ))

test("a call that is given up leaves the queue", () =>
  play(
    Effect.gen(function* () {
      const rateLimit = makeRateLimit()
      for (let n = 0; n < mostASecond; n++) spend(rateLimit, 10_000 + n, 0)
      const waitForTurn = makeCallQueue(rateLimit)
      const first = yield* Effect.forkChild(waitForTurn(1, kind))
      yield* Effect.forkChild(waitForTurn(2, kind))
      yield* TestClock.adjust(500)
      yield* Fiber.interrupt(first)
      yield* TestClock.adjust(500)
      expect([1, 2].map((chat) => rateLimit.callsOf(chat, 1000).length)).toEqual([0, 1])
    })
  ))

test("calls of other kinds pass the finds and searches that wait", () =>
  play(
    Effect.gen(function* () {
      const rateLimit = makeRateLimit()
      const waitForTurn = makeCallQueue(rateLimit)
      const went: Array<string> = []
      const go = (chat: number, as: "send" | "find" | "search") =>
        Effect.forkChild(
          Effect.map(waitForTurn(chat, as), (call) => {
            rateLimit.end(call, 0)
            went.push(as)
          }),
          { startImmediately: true }
        )
      for (let chat = 1; chat <= 40; chat++) yield* go(chat, "search")
      for (let chat = 41; chat <= 54; chat++) yield* go(chat, "find")
      for (let chat = 101; chat <= 110; chat++) yield* go(chat, "send")
      yield* TestClock.adjust(1)
      const count = (kind: string) => went.filter((as) => as === kind).length
      expect(count("send")).toBe(10)
      expect(count("find") + count("search")).toBe(15)
    })
  ))

test("finds pass the searches that wait", () =>
  play(
    Effect.gen(function* () {
      const rateLimit = makeRateLimit()
      for (let n = 0; n < mostASecond; n++) spend(rateLimit, 10_000 + n, 0)
      const waitForTurn = makeCallQueue(rateLimit)
      const went: Array<string> = []
      const go = (chat: number, as: "find" | "search") =>
        Effect.forkChild(
          Effect.map(waitForTurn(chat, as), (call) => {
            rateLimit.end(call, 1000)
            went.push(as)
          }),
          { startImmediately: true }
        )
      for (let chat = 1; chat <= 40; chat++) yield* go(chat, "search")
      for (let chat = 41; chat <= 50; chat++) yield* go(chat, "find")
      yield* TestClock.adjust(1000)
      // One search was in the queue before, and one goes beside the finds.
      expect(went.slice(0, 12).filter((as) => as === "find").length).toBe(10)
    })
  ))
