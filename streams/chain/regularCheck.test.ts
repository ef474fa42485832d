/** The daily check finds a commit that was changed long ago, which the follower of the log never reads again. */
import { Effect, Exit, Scope } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { Troubles } from "../troubles.ts"
import { AuditChain } from "./auditChain.ts"
import { commitAt, makeKeys, processOn, type World, worldOf } from "./kit/world.ts"

const codes = Effect.flatMap(Troubles, ({ current }) => Effect.map(current, (all) => all.map(({ code }) => code)))

/** Runs `act` while a process of the installation follows its log. */
const whileFollowing = <A>(world: World, act: Effect.Effect<A, unknown, AuditChain | Troubles>) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    yield* Scope.provide((yield* AuditChain).follow, scope)
    yield* TestClock.adjust("30 seconds")
    const result = yield* act
    yield* Scope.close(scope, Exit.void)
    return result
  }).pipe(Effect.provide(processOn(world, makeKeys())), Effect.provide(TestClock.layer()), Effect.runPromise)

test("a commit that was changed after its checkpoint is a trouble within a day, and none once the right one is back", async () => {
  const world = worldOf(1500)
  const changed = commitAt(5, "evt.task.anotherone")
  const right = world.log[4] ?? changed
  const seen = await whileFollowing(
    world,
    Effect.gen(function* () {
      yield* TestClock.adjust("2 hours")
      const before = yield* codes
      world.log[4] = changed
      yield* TestClock.adjust("1 hour")
      const unnoticed = yield* codes
      yield* TestClock.adjust("24 hours")
      const found = yield* codes
      world.log[4] = right
      yield* TestClock.adjust("1 hour")
      return { before, unnoticed, found, after: yield* codes }
    })
  )
  expect(seen).toEqual({ before: [], unnoticed: [], found: ["chain-differs"], after: [] })
})

test("a fault that a second check does not find is no trouble", async () => {
  const world = worldOf(10)
  const right = world.log[4] ?? commitAt(5)
  const seen = await whileFollowing(
    world,
    Effect.gen(function* () {
      world.log[4] = commitAt(5, "evt.task.anotherone")
      yield* TestClock.adjust("59 minutes")
      yield* TestClock.adjust("35 seconds")
      world.log[4] = right
      yield* TestClock.adjust("1 hour")
      return yield* codes
    })
  )
  expect(seen).toEqual([])
})
