import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { Troubles } from "../../troubles.ts"
import { makeFullLog } from "./fullLog.ts"

const codes = Effect.map(
  Effect.flatMap(Troubles, ({ current }) => current),
  (troubles) => troubles.map(({ code }) => code)
)

test("a full log is reported from the refusal until its limit is raised, without another command", () =>
  Effect.gen(function* () {
    let mostBytes = 1000
    const info = () => Effect.sync(() => ({ bytes: 990, mostBytes }))
    const { refused } = yield* makeFullLog({ info }, "EVT")
    expect(yield* codes).toEqual([])
    yield* refused
    yield* TestClock.adjust("10 seconds")
    expect(yield* codes).toEqual(["log-full"])
    mostBytes = 2000
    yield* TestClock.adjust("2 seconds")
    expect(yield* codes).toEqual([])
  }).pipe(Effect.scoped, Effect.provide([Troubles.layer, TestClock.layer()]), Effect.runPromise))

test("a stored commit ends it at once", () =>
  Effect.gen(function* () {
    const info = () => Effect.succeed({ bytes: 990, mostBytes: 1000 })
    const { refused, stored } = yield* makeFullLog({ info }, "EVT")
    yield* refused
    expect(yield* codes).toEqual(["log-full"])
    yield* stored
    expect(yield* codes).toEqual([])
  }).pipe(Effect.scoped, Effect.provide([Troubles.layer, TestClock.layer()]), Effect.runPromise))
