/** The signing keys of this installation. Their secrets are in bucket `KEYS`, wrapped by the master key like those of people. */
import { Effect } from "effect"
import type { Keyring, KeysUnusable } from "../../sealing/keyring.ts"
import { type SigningKey, signingKeyFrom } from "../links/signing.ts"

const ownerOf = (generation: number) => `installation:audit-${generation}`

export interface SigningKeys {
  /** All keys that exist, oldest first. Creates none. */
  readonly all: Effect.Effect<ReadonlyArray<SigningKey>, KeysUnusable>
  /** Creates the next key. A repeated call before the key is used creates another one. */
  readonly create: Effect.Effect<SigningKey, KeysUnusable>
}

/** The public keys of this installation, read at each use. Creates no key. */
export const publicKeysOf = ({ all }: SigningKeys) => Effect.map(all, (keys) => keys.map(({ publicKey }) => publicKey))

export const signingKeys = (keyring: Keyring["Service"]): SigningKeys => {
  const all = Effect.gen(function* () {
    const found: Array<SigningKey> = []
    while (true) {
      // Another process may have created it since the last look.
      const secret = yield* keyring.find(ownerOf(found.length + 1))
      if (secret === null) return found
      found.push(signingKeyFrom(secret))
    }
  })
  const create = Effect.gen(function* () {
    const next = (yield* all).length + 1
    return signingKeyFrom(yield* keyring.keyOf(ownerOf(next)))
  })
  return { all, create }
}
