import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { ada } from "../../../../domain/kit/people.ts"
import { memoryBuckets } from "../../../../streams/memory/memoryBuckets.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { derivedFrom, Flows } from "./flows.ts"
import { makeTries } from "./tries.ts"

const flow = { actor: ada, returnTo: "/tasks" }
const play = <A, E>(name: string, run: Effect.Effect<A, E, Flows | Buckets>) =>
  it.effect(name, () => run.pipe(Effect.provide(Flows.layer.pipe(Layer.provideMerge(memoryBuckets)))))

describe("an attempt to sign in", () => {
  play(
    "ends once, for the browser that has started it",
    Effect.gen(function* () {
      const flows = yield* Flows
      const secret = yield* flows.start("oidc", flow)
      assert.isNull(yield* flows.finish("oidc", `${secret}x`))
      assert.isNull(yield* flows.finish("passkey", secret))
      assert.deepEqual(yield* flows.finish("oidc", secret), flow)
      assert.isNull(yield* flows.finish("oidc", secret))
    })
  )
  play(
    "ends once also when it is finished twice at the same moment",
    Effect.gen(function* () {
      const flows = yield* Flows
      const secret = yield* flows.start("oidc", flow)
      const both = yield* Effect.all([flows.finish("oidc", secret), flows.finish("oidc", secret)], { concurrency: 2 })
      assert.deepEqual(
        both.filter((found) => found !== null),
        [flow]
      )
    })
  )
  play(
    "is over after ten minutes",
    Effect.gen(function* () {
      const flows = yield* Flows
      const secret = yield* flows.start("oidc", flow)
      yield* TestClock.adjust("601 seconds")
      assert.isNull(yield* flows.finish("oidc", secret))
    })
  )
  play(
    "leaves no secret, no derived value and no words of its page in the bucket",
    Effect.gen(function* () {
      const secret = yield* (yield* Flows).start("oidc", { ...flow, returnTo: "/search?q=salary" })
      const entries = yield* (yield* (yield* Buckets).open("SIGN_INS")).entries
      const stored = entries.map(({ key, value }) => `${key} ${Buffer.from(value).toString()}`).join()
      assert.include(stored, "flow-oidc.")
      for (const each of [
        "salary",
        ada,
        secret,
        ...["state", "nonce", "verifier"].map((what) => derivedFrom(secret, what))
      ])
        assert.notInclude(stored, each)
    })
  )
})

describe("the count of attempts", () => {
  play(
    "ends at its limit, also for attempts at the same moment, and is cleared",
    Effect.gen(function* () {
      const tries = makeTries(yield* (yield* Buckets).open("SIGN_INS"))
      const taken = yield* Effect.all(
        Array.from({ length: 8 }, () => tries.take("guess", 3)),
        { concurrency: 8 }
      )
      assert.isAtMost(taken.filter((isLeft) => isLeft).length, 3)
      for (let i = 0; i < 3; i++) yield* tries.take("guess", 3)
      assert.isTrue(yield* tries.areUsedUp("guess", 3))
      assert.isFalse(yield* tries.take("guess", 3))
      yield* tries.clear("guess")
      assert.isTrue(yield* tries.take("guess", 3))
    })
  )
})
