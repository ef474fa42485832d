import { assert, describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { deviceCodeIn, newDeviceCode } from "./deviceCode.ts"
import { DeviceSignIn } from "./deviceSignIn.ts"

/** The requests as two processes see them: the one of the page and the one of the bot. */
const twoProcesses = Effect.gen(function* () {
  const process = Effect.map(Layer.build(Layer.fresh(DeviceSignIn.layer)), (built) =>
    Effect.provideContext(DeviceSignIn, built)
  )
  const [page, bot] = [yield* yield* process, yield* yield* process]
  const begun = yield* page.begin("firefox", "192.0.2.7")
  return { page, bot, ...(begun ?? assert.fail("no code")) }
})
const [annsAccount, evesAccount] = ["ann0000000", "eve0000000"]
const play = <A, E, R>(name: string, run: Effect.Effect<A, E, R>) =>
  it.effect(name, () => run.pipe(Effect.provide(memoryRecord), Effect.scoped) as Effect.Effect<A, E>)

const asked = Effect.gen(function* () {
  const scene = yield* twoProcesses
  const found = yield* scene.bot.ask(scene.code, annsAccount)
  return { ...scene, request: found?.request ?? assert.fail("not asked") }
})

describe("a device code", () => {
  play(
    "signs in the browser that shows it, once, after its sender has confirmed in another process",
    Effect.gen(function* () {
      const { page, bot, code, secret } = yield* twoProcesses
      assert.deepEqual(yield* page.poll(code, secret), { is: "waiting" })
      const found = yield* bot.ask(code, annsAccount)
      assert.deepInclude(found, { agent: "firefox", address: "192.0.2.7" })
      assert.deepEqual(yield* page.poll(code, secret), { is: "waiting" })
      assert.isTrue(yield* bot.confirm(found?.request ?? "", annsAccount, ada))
      assert.deepEqual(yield* page.poll(code, secret), { is: "confirmed", actor: ada })
      assert.deepEqual(yield* page.poll(code, secret), { is: "over" })
    })
  )

  play(
    "does not sign in another browser, and ends after five tries of others",
    Effect.gen(function* () {
      const { page, bot, code, secret, request } = yield* asked
      yield* bot.confirm(request, annsAccount, ada)
      for (let i = 0; i < 4; i++) assert.deepEqual(yield* page.poll(code, "another secret"), { is: "over" })
      assert.deepEqual(yield* page.poll(code, ""), { is: "over" })
      assert.deepEqual(yield* page.poll(code, secret), { is: "over" })
    })
  )

  play(
    "is confirmed by its sender only",
    Effect.gen(function* () {
      const { page, bot, code, secret, request } = yield* asked
      assert.isFalse(yield* bot.confirm(request, evesAccount, bo))
      assert.isNull(yield* bot.ask(code, evesAccount))
      assert.deepEqual(yield* page.poll(code, secret), { is: "waiting" })
    })
  )

  play(
    "is not confirmed before its sender was asked",
    Effect.gen(function* () {
      const { bot, code, page, secret } = yield* twoProcesses
      assert.isFalse(yield* bot.confirm(code, annsAccount, ada))
      assert.deepEqual(yield* page.poll(code, secret), { is: "waiting" })
    })
  )

  play(
    "is confirmed once",
    Effect.gen(function* () {
      const { bot, request } = yield* asked
      const both = [bot.confirm(request, annsAccount, ada), bot.confirm(request, annsAccount, ada)]
      assert.deepEqual((yield* Effect.all(both, { concurrency: 2 })).toSorted(), [false, true])
      assert.isFalse(yield* bot.confirm(request, annsAccount, ada))
    })
  )

  play(
    "that was rejected is over",
    Effect.gen(function* () {
      const { page, bot, code, secret, request } = yield* asked
      assert.isTrue(yield* bot.reject(request, annsAccount))
      assert.isFalse(yield* bot.confirm(request, annsAccount, ada))
      assert.deepEqual(yield* page.poll(code, secret), { is: "over" })
    })
  )

  play(
    "is over after two minutes, at every step",
    Effect.gen(function* () {
      const before = yield* twoProcesses
      const between = yield* asked
      const after = yield* asked
      yield* after.bot.confirm(after.request, annsAccount, ada)
      yield* TestClock.adjust("121 seconds")
      assert.isNull(yield* before.bot.ask(before.code, annsAccount))
      assert.isFalse(yield* between.bot.confirm(between.request, annsAccount, ada))
      assert.deepEqual(yield* after.page.poll(after.code, after.secret), { is: "over" })
    })
  )

  play(
    "is not found by guessing: after five wrong codes, a user gets no answer for the right one",
    Effect.gen(function* () {
      const { bot, code } = yield* twoProcesses
      for (let i = 0; i < 5; i++) assert.isNull(yield* bot.ask(newDeviceCode(), evesAccount))
      assert.isNull(yield* bot.ask(code, evesAccount))
      assert.isNotNull(yield* bot.ask(code, annsAccount))
    })
  )

  play(
    "is given to one address twenty times",
    Effect.gen(function* () {
      const { page } = yield* twoProcesses
      for (let i = 1; i < 20; i++) assert.isNotNull(yield* page.begin("firefox", "192.0.2.7"))
      assert.isNull(yield* page.begin("firefox", "192.0.2.7"))
      assert.isNotNull(yield* page.begin("firefox", "192.0.2.8"))
    })
  )

  play(
    "is given twenty times to all addresses of one network of IPv6 together",
    Effect.gen(function* () {
      const { page } = yield* twoProcesses
      for (let i = 1; i <= 20; i++) assert.isNotNull(yield* page.begin("firefox", `2001:db8:1:2:${i}::${i}`))
      assert.isNull(yield* page.begin("firefox", "2001:db8:1:2:ffff:ffff:ffff:ffff"))
      assert.isNotNull(yield* page.begin("firefox", "2001:db8:1:3::1"))
    })
  )

  it("is read in any case and with separators, and nothing else is a code", () => {
    const code = newDeviceCode()
    expect(deviceCodeIn(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code)
    expect(["", "ABC", "ABCDEFG0", "ABCDEFGHJ", "АВСDEFGH"].map(deviceCodeIn)).toEqual(Array(5).fill(null))
  })
})
