import { Effect, Fiber } from "effect"
import { describe, expect, test } from "vitest"
import { serviceActor, TokenId } from "../../../../domain/ids.ts"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { credentialKey, defaultLimits, makeLimits } from "./limits.ts"
import { makeTurns } from "./turns.ts"

const service = serviceActor(TokenId.make("import00"))
const at = "203.0.113.7"
const onClock = () => {
  let now = 0
  return {
    ...makeLimits(defaultLimits, () => now),
    pass: (millis: number) => {
      now += millis
    }
  }
}
/** How many of `times` calls at one moment are admitted. */
const admitted = (times: number, call: () => number) =>
  Array.from({ length: times }, call).filter((wait) => wait === 0).length

describe("requests", () => {
  test("without an accepted credential count for their address", () => {
    const { request } = onClock()
    let sent = 0
    const guess = () => request({ address: at, credential: credentialKey(`guess ${sent++}`) })
    expect(admitted(3000, guess)).toBe(1000)
    expect(request({ address: at, credential: null })).toBe(10)
    expect(request({ address: "203.0.113.8", credential: null })).toBe(0)
  })

  test("of an accepted credential count for their person, although their address has nothing left", () => {
    const { request, verified, pass } = onClock()
    admitted(1000, () => request({ address: at, credential: null }))
    const credential = credentialKey("ada's session")
    verified(credential, ada)
    expect(admitted(1000, () => request({ address: at, credential }))).toBe(300)
    pass(1000)
    expect(admitted(1000, () => request({ address: at, credential }))).toBe(50)
    verified(credential, null)
    expect(request({ address: at, credential })).toBe(0)
  })

  test("of two sessions of one person share the rate", () => {
    const { request, verified } = onClock()
    for (const session of ["one", "two"]) verified(session, ada)
    expect(admitted(300, () => request({ address: at, credential: "one" }))).toBe(300)
    expect(request({ address: at, credential: "two" })).toBeGreaterThan(0)
  })

  test("of a token allow 500 commands a second, and a burst", () => {
    const { request, verified, pass } = onClock()
    verified("token", service)
    for (let second = 0; second < 60; second++) {
      expect(admitted(500, () => request({ address: at, credential: "token" }))).toBe(500)
      pass(1000)
    }
    expect(admitted(9000, () => request({ address: at, credential: "token" }))).toBe(5000)
  })
})

describe("sign-ins", () => {
  test("of one address are 60 a minute, by any address of its /64", () => {
    const { attempt, pass } = onClock()
    let host = 0
    const guess = () => attempt(`2001:db8:1:2::${(host++).toString(16)}`)
    expect(admitted(3000, guess)).toBe(60)
    pass(60_000)
    expect(admitted(3000, guess)).toBe(60)
    expect(attempt("2001:db8:1:3::1")).toBe(0)
  })

  test("of all addresses together are 600 a minute, beside the first five of each address", () => {
    const { attempt } = onClock()
    let count = 0
    // 3,000 attempts from 50 addresses.
    expect(admitted(3000, () => attempt(`10.0.0.${count++ % 50}`))).toBe(600 + 50 * 5)
  })

  test("of strangers with many addresses do not lock out another address", () => {
    const { attempt } = onClock()
    for (let i = 0; i < 3000; i++) attempt(`10.0.0.${i % 50}`)
    expect(admitted(10, () => attempt("10.1.0.1"))).toBe(5)
  })

  test("that succeed do not count", () => {
    const { attempt, succeeded } = onClock()
    for (let i = 0; i < 1000; i++) {
      expect(attempt(at)).toBe(0)
      succeeded(at)
    }
  })
})

test("a person has 12 sockets, and a token 192", () => {
  const { mostSockets } = onClock()
  expect([mostSockets(ada), mostSockets(service)]).toEqual([12, 192])
})

test("of 1200 subscriptions the first 400 do not wait, and the others come at twenty a second", () => {
  const { subscription } = onClock()
  const waits = Array.from({ length: 1200 }, () => subscription(ada))
  expect([waits[399], waits[400], waits[1199]]).toEqual([0, 50, 40_000])
  expect(subscription(bo)).toBe(0)
})

test("work of one actor waits for its turn, and that of another does not", async () => {
  const { run, isFull } = makeTurns(() => 1)
  const ran: Array<string> = []
  const note = (name: string) => Effect.sync(() => void ran.push(name))
  await Effect.gen(function* () {
    const first = yield* Effect.forkChild(run(ada, Effect.never), { startImmediately: true })
    const second = yield* Effect.forkChild(run(ada, note("ada")), { startImmediately: true })
    yield* run(bo, note("bo"))
    expect([isFull(ada), isFull(bo)]).toEqual([false, false])
    const others = yield* Effect.forkChild(
      Effect.all(
        Array.from({ length: 14 }, () => run(ada, Effect.never)),
        { concurrency: 14 }
      ),
      {
        startImmediately: true
      }
    )
    expect([isFull(ada), isFull(bo)]).toEqual([true, false])
    yield* Fiber.interrupt(others)
    expect(isFull(ada)).toBe(false)
    expect(ran).toEqual(["bo"])
    yield* Fiber.interrupt(first)
    yield* Fiber.join(second)
    expect(ran).toEqual(["bo", "ada"])
  }).pipe(Effect.runPromise)
})
