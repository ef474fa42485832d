/** The master keys that this process has, and the one of them that wraps new values. */
import { Effect } from "effect"
import type { Box } from "../keys/savedInventory.ts"
import type { MasterKeySource } from "./masterKey.ts"
import { seal, type SealingKey, unseal } from "../cipher/sealing.ts"
import { masterIdOf } from "./generation.ts"

export interface Masters {
  readonly source: MasterKeySource
  /** Seals with the present key, and opens with any of the keys. */
  readonly box: Box
  readonly presentId: () => string
  /** The key of an id; null when this process does not have it. */
  readonly keyOf: (id: string) => SealingKey | null
  /** Makes this key the present one. */
  readonly use: (key: SealingKey) => void
  /** Reads the source again. An unreadable source changes nothing: the known keys remain. */
  readonly reload: Effect.Effect<void>
  /** Forgets every key but the present one. */
  readonly keepPresent: () => void
}

export const openMasters = Effect.fnUntraced(function* (source: MasterKeySource) {
  const [first, ...others] = yield* source.read
  if (first === undefined) return yield* Effect.die(new Error("the source of the master key has no key"))
  return makeMasters(source, first, others)
})

const makeMasters = (source: MasterKeySource, first: SealingKey, others: ReadonlyArray<SealingKey>): Masters => {
  let keys = new Map([first, ...others].map((key) => [masterIdOf(key), key]))
  let present = first
  return {
    source,
    box: {
      close: (plain, entry) => seal(present, plain, entry),
      open: (sealed, entry) => {
        for (const key of keys.values()) {
          const plain = opened(key, sealed, entry)
          if (plain !== null) return plain
        }
        throw new Error("no master key of this process opens it")
      }
    },
    presentId: () => masterIdOf(present),
    keyOf: (id) => keys.get(id) ?? null,
    use: (key) => {
      keys.set(masterIdOf(key), key)
      present = key
    },
    reload: Effect.map(source.read, (found) => {
      keys = new Map([present, ...found].map((key) => [masterIdOf(key), key]))
    }).pipe(Effect.catch(({ message }) => Effect.logWarning("the master key was not read again", message))),
    keepPresent: () => {
      keys = new Map([[masterIdOf(present), present]])
    }
  }
}

/** Null when the value was sealed with another key. */
export const opened = (key: SealingKey, sealed: Uint8Array, entry: string): Buffer | null => {
  try {
    return unseal(key, sealed, entry)
  } catch {
    return null
  }
}
