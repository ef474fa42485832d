import { assert, describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { PersonId } from "../../../../domain/ids.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { locatorOf, newRecoveryCode, recoveryCodeIn, recoveryHashOf } from "./recoveryCode.ts"

const [ada, bo] = [PersonId.make("ada00000"), PersonId.make("bo000000")]

describe("a recovery code", () => {
  it.effect("leads to its person, is read in any spelling, and has another hash for another person", () =>
    Effect.gen(function* () {
      const locator = yield* locatorOf(ada)
      const written = newRecoveryCode(locator)
      assert.match(written, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
      const code = recoveryCodeIn(written.toLowerCase().replaceAll("-", " ")) ?? assert.fail("no code")
      assert.strictEqual(code.locator, locator)
      const hash = yield* recoveryHashOf(ada, code.code)
      assert.match(hash, /^[A-Za-z0-9_-]{43}$/)
      assert.strictEqual(yield* recoveryHashOf(ada, code.code), hash)
      assert.notStrictEqual(yield* recoveryHashOf(bo, code.code), hash)
    }).pipe(Effect.provide(memoryRecord))
  )

  it("is no other text", () => {
    const others = ["", "ABCD", "ABCD-EFGH-JKMN-PQR0", `${newRecoveryCode("ABCD")}2`]
    expect(others.map(recoveryCodeIn)).toEqual(others.map(() => null))
  })
})
