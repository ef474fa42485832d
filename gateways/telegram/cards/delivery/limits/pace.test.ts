/** The pace across the end of a process, with the bucket in memory and a clock that the test sets. */
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { memoryRecord } from "../../../../../streams/memory/memoryStore.ts"
import { Buckets } from "../../../../../streams/ports/bucket.ts"
import { makePace, type Pace } from "./pace.ts"
import type { CallKind } from "./rateLimit.ts"

const group = -1_000_000_000_042

const play = (work: Effect.Effect<void, unknown, Layer.Success<typeof memoryRecord>>) => () =>
  Effect.runPromise(work.pipe(Effect.provide(memoryRecord), Effect.provide(TestClock.layer())))

/** Milliseconds until a call is made. */
const waited = Effect.fnUntraced(function* (pace: Pace, chat: number, kind: CallKind) {
  const start = yield* TestClock.testClockWith((clock) => Effect.succeed(clock.currentTimeMillisUnsafe()))
  const made = yield* Effect.forkChild(
    pace.within(
      chat,
      kind,
      TestClock.testClockWith((clock) => Effect.succeed(clock.currentTimeMillisUnsafe()))
    )
  )
  yield* TestClock.adjust("5 minutes")
  return (yield* Fiber.join(made)) - start
})

/** Begins a call that gets no answer, and ends its process. */
const interrupted = Effect.fnUntraced(function* (pace: Pace, chat: number, kind: CallKind) {
  const call = yield* Effect.forkChild(pace.within(chat, kind, Effect.never), { startImmediately: true })
  yield* Effect.forEach([1, 2, 3, 4, 5], () => Effect.yieldNow)
  yield* Fiber.interrupt(call)
})

test.each(["send", "edit", "react"] as const)(
  "the next process counts a call of the kind %s that had no answer from its own start",
  (kind) =>
    play(
      Effect.gen(function* () {
        yield* TestClock.setTime(1_000_000)
        yield* interrupted(yield* makePace(), group, kind)
        // The request may have reached Telegram only at the end of the process.
        yield* TestClock.adjust("900 millis")
        expect(yield* waited(yield* makePace(), group, kind)).toBe(1000)
      })
    )()
)

test(
  "the next process counts every call of the last minute, and none of an earlier one",
  play(
    Effect.gen(function* () {
      yield* TestClock.setTime(1_000_000)
      const before = yield* makePace()
      for (let n = 0; n < 20; n++) {
        yield* before.within(group, "edit", Effect.void)
        yield* TestClock.adjust("1 second")
      }
      // The last call is open in the store, because the answer to it was not stored. It counts from the start at 20 seconds.
      expect(yield* waited(yield* makePace(), group, "edit")).toBe(40_000)
      yield* TestClock.adjust("2 minutes")
      expect(yield* waited(yield* makePace(), group, "edit")).toBe(0)
    })
  )
)

test(
  "the next process counts the calls to all chats together, also those that changed nothing in the store of posts",
  play(
    Effect.gen(function* () {
      yield* TestClock.setTime(1_000_000)
      const before = yield* makePace()
      for (let chat = 1; chat <= 25; chat++) yield* before.within(chat, "react", Effect.void)
      expect(yield* waited(yield* makePace(), 99, "send")).toBe(1000)
    })
  )
)

test(
  "a call that is stored with a time in the future counts as made at the start",
  play(
    Effect.gen(function* () {
      yield* TestClock.setTime(9_000_000)
      yield* (yield* makePace()).within(group, "send", Effect.void)
      yield* TestClock.setTime(1_000_000)
      expect(yield* waited(yield* makePace(), group, "send")).toBe(1000)
    })
  )
)

test(
  "the entries name no chat, and those without a call of the last minutes are erased at a start",
  play(
    Effect.gen(function* () {
      yield* TestClock.setTime(1_000_000)
      const bucket = yield* (yield* Buckets).open("OUTBOX")
      yield* (yield* makePace()).within(42_424_242, "send", Effect.void)
      const [entry, ...others] = yield* bucket.entries
      expect(others).toEqual([])
      expect(`${entry?.key} ${Buffer.from(entry?.value ?? []).toString("latin1")}`).not.toContain("42424242")
      yield* TestClock.adjust("2 minutes")
      yield* makePace()
      expect(yield* bucket.keys).toEqual([])
    })
  )
)
