import { assert, describe, it } from "@effect/vitest"
import { Data, Effect, Fiber, Latch, Ref } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { mostTries } from "../../ports/consumers.ts"
import { AggregateParked, isUnavailable, LogChanged, StreamUnavailable } from "../../errors.ts"
import { makeOutage, settleCommit, whyOf } from "./settleCommit.ts"

class Refused extends Data.TaggedError("Refused")<{ readonly message: string; readonly because: string }> {}

/** A log that never changes. */
const soundLog = { found: () => null, sound: Effect.void }

/** Work that a test can take the dependency away from, and the outcomes of its settling. */
const makeScene = Effect.gen(function* () {
  const tries = yield* Ref.make(0)
  const outcomes = yield* Ref.make<ReadonlyArray<string>>([])
  const note = (outcome: string) => Ref.update(outcomes, (all) => [...all, outcome])
  const settled = <E extends { readonly message: string }>(
    outage: ReturnType<typeof makeOutage>,
    work: Effect.Effect<void, E>
  ) =>
    settleCommit(outage, {
      work: Effect.andThen(
        Ref.update(tries, (count) => count + 1),
        work
      ),
      done: note("done"),
      failed: (why, defect) => note(`${defect ? "defect" : "failed"}: ${why}`)
    })
  return { tries: Ref.get(tries), outcomes: Ref.get(outcomes), settled }
})

describe("one commit", () => {
  it.effect("waits for a dependency that is down for longer than all tries, and is then done", () =>
    Effect.gen(function* () {
      const { tries, outcomes, settled } = yield* makeScene
      const outage = makeOutage("classify", soundLog)
      const away = yield* Ref.make(true)
      const work = Effect.flatMap(Ref.get(away), (isAway) =>
        isAway ? Effect.fail(new StreamUnavailable({ what: "the tables", cause: "away" })) : Effect.void
      )
      const settling = yield* Effect.forkChild(settled(outage, work))
      yield* TestClock.adjust("1 hour")
      assert.isAbove(yield* tries, 2 * mostTries)
      assert.deepStrictEqual(yield* outcomes, [])
      assert.strictEqual(outage.why(), "the tables: the log cannot be reached")
      yield* Ref.set(away, false)
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(settling)
      assert.deepStrictEqual(yield* outcomes, ["done"])
      assert.isNull(outage.why())
    })
  )

  it.effect("continues immediately when a changed log is accepted", () =>
    Effect.gen(function* () {
      const { tries, outcomes, settled } = yield* makeScene
      const accepted = yield* Latch.make(false)
      let found: LogChanged | null = new LogChanged({ code: "log-rewound", why: "changes are refused" })
      const outage = makeOutage("classify", { found: () => found, sound: accepted.await })
      const settling = yield* Effect.forkChild(
        settled(
          outage,
          Effect.suspend(() => (found === null ? Effect.void : Effect.fail(found)))
        )
      )
      yield* TestClock.adjust("1 hour")
      // The work is not tried before the log is sound, because the log reports that.
      assert.strictEqual(yield* tries, 1)
      assert.strictEqual(outage.why(), "changes are refused")
      found = null
      yield* accepted.open
      // Without a step of the clock.
      yield* Fiber.join(settling)
      assert.deepStrictEqual(yield* outcomes, ["done"])
      assert.isNull(outage.why())
    })
  )

  it.effect("fails at once after a refusal, and names it without its message", () =>
    Effect.gen(function* () {
      const { tries, outcomes, settled } = yield* makeScene
      yield* settled(makeOutage("classify", soundLog), new Refused({ message: "Ann said no", because: "not-found" }))
      assert.strictEqual(yield* tries, 1)
      assert.deepStrictEqual(yield* outcomes, ["failed: Refused not-found"])
    })
  )

  it.effect("fails at once after a defect", () =>
    Effect.gen(function* () {
      const { outcomes, settled } = yield* makeScene
      yield* settled(makeOutage("classify", soundLog), Effect.die(new TypeError("Ann said no")))
      const [outcome = ""] = yield* outcomes
      assert.match(outcome, /^defect: TypeError\b/u)
      assert.notInclude(outcome, "Ann")
    })
  )
})

test("distinguishes a dependency that is down from every other failure", () => {
  expect(isUnavailable(new StreamUnavailable({ what: "", cause: "" }))).toBe(true)
  expect(isUnavailable(new AggregateParked({ subject: "evt.task.one", seq: 1, why: "" }))).toBe(false)
  expect(isUnavailable(new Error("a bug"))).toBe(false)
  expect(isUnavailable(null)).toBe(false)
})

test("names a failure by its tag and its facts, never by a sentence", () => {
  expect(whyOf(new AggregateParked({ subject: "evt.task.one", seq: 1, why: "Ann wrote this" }))).toBe(
    "AggregateParked evt.task.one"
  )
  expect(whyOf("a bug")).toBe("an unknown failure")
})
