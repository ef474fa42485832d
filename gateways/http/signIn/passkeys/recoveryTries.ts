/** The limit of guesses of recovery codes, for all processes together. */
import { Effect } from "effect"
import type { Bucket } from "../../../../streams/ports/bucket.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { limitKeyOf } from "../../entry/address/addresses.ts"
import { makeTries } from "../flow/tries.ts"

/** Wrong codes in 10 minutes, of one address and for one person. */
const mostOfAddress = 5
const mostForPerson = 20

export const makeRecoveryTries = Effect.fnUntraced(function* (bucket: Bucket) {
  const { idFor } = yield* NaturalKeys
  const tries = makeTries(bucket)
  const entryOf = (address: string) => `recovery-address.${idFor("address", limitKeyOf(address))}`
  return {
    /**
     * Counts one guess. Call it before the check, so that many guesses at the same moment are not all checked. `locator`: the
     * letters that lead to a person; null for a text that is no code.
     *
     * A blocked address does not count for the person, whom it could otherwise block too.
     */
    take: Effect.fnUntraced(function* (address: string, locator: string | null) {
      if (!(yield* tries.take(entryOf(address), mostOfAddress))) return false
      return yield* tries.take(`recovery-person.${locator ?? "none"}`, mostForPerson)
    }),
    /** Call it after a right code. */
    clear: (address: string) => tries.clear(entryOf(address))
  }
})
