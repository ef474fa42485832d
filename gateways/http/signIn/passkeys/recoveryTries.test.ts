import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { makeRecoveryTries } from "./recoveryTries.ts"

const tries = Effect.gen(function* () {
  return yield* makeRecoveryTries(yield* (yield* Buckets).open("SIGN_INS"))
})
type Tries = Effect.Success<typeof tries>
const play = (name: string, run: (tries: Tries) => Effect.Effect<void, unknown>) =>
  it.effect(name, () => Effect.flatMap(tries, run).pipe(Effect.provide(memoryRecord)))

/** Five guesses of one address. */
const fiveFrom = ({ take }: Tries, address: string, locator: string) =>
  Effect.forEach(Array(5).fill(address), (each) => take(each, locator))

describe("the guesses of recovery codes", () => {
  play("of all addresses of one network of IPv6 count together", ({ take }) =>
    Effect.gen(function* () {
      for (let i = 1; i <= 5; i++) assert.isTrue(yield* take(`2001:db8:1:2:${i}::${i}`, "ABCD"))
      assert.isFalse(yield* take("2001:db8:1:2:ffff:ffff:ffff:ffff", "EFGH"))
      assert.isTrue(yield* take("2001:db8:1:3::1", "EFGH"))
    })
  )

  play("of one address of IPv4 count together, also when it is written as IPv6", (all) =>
    Effect.gen(function* () {
      yield* fiveFrom(all, "192.0.2.7", "ABCD")
      assert.isFalse(yield* all.take("::ffff:192.0.2.7", "ABCD"))
      assert.isTrue(yield* all.take("192.0.2.8", "ABCD"))
      yield* all.clear("192.0.2.7")
      assert.isTrue(yield* all.take("192.0.2.7", "ABCD"))
    })
  )

  play("for one person end after twenty, from any addresses", (all) =>
    Effect.gen(function* () {
      for (const last of [1, 2, 3, 4]) yield* fiveFrom(all, `192.0.2.${last}`, "ABCD")
      assert.isFalse(yield* all.take("192.0.2.9", "ABCD"))
      assert.isTrue(yield* all.take("192.0.2.9", "EFGH"))
    })
  )

  play("of a blocked address do not block the person", (all) =>
    Effect.gen(function* () {
      for (let i = 0; i < 6; i++) yield* fiveFrom(all, "192.0.2.7", "ABCD")
      assert.isTrue(yield* all.take("192.0.2.8", "ABCD"))
    })
  )
})
