import { Context, Effect, Layer, Schema } from "effect"
import { Buckets } from "../bucket.ts"
import type { StreamUnavailable } from "../errors.ts"
import { keyFrom, newKeyBytes, seal, type SealingKey, unseal } from "./sealing.ts"

/** The master key does not open the keys that are stored: it is another installation's, or was replaced. A retry fails again. */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {}) {
  override get message() {
    return "the master key does not open this log's keys: put the key file that belongs to this data back in its place"
  }
}

/** 32 bytes that live outside the log: a file beside the data, or a secret. */
export class MasterKey extends Context.Service<MasterKey, SealingKey>()("tracker/streams/MasterKey") {}

/** Everybody's key, wrapped in bucket `KEYS` by the master key. Without their key nobody's words can be read again. */
export class Keyring extends Context.Service<
  Keyring,
  {
    /** The key of an actor; made and stored first when there is none. */
    readonly keyOf: (owner: string) => Effect.Effect<SealingKey, StreamUnavailable | WrongMasterKey>
    /** Brings these actors' keys to hand for `peek`. Asks the bucket once for each that is new. */
    readonly fetch: (owners: Iterable<string>) => Effect.Effect<void, StreamUnavailable | WrongMasterKey>
    /** A key at hand; null when the owner has none (any more). */
    readonly peek: (owner: string) => SealingKey | null
  }
>()("tracker/streams/Keyring") {
  static readonly layer = Layer.effect(
    Keyring,
    Effect.gen(function* () {
      const master = yield* MasterKey
      const bucket = yield* (yield* Buckets).open("KEYS")
      const known = new Map<string, SealingKey | null>()
      const open = (name: string, value: Uint8Array) =>
        Effect.try({ try: () => keyFrom(unseal(master, value, name)), catch: () => new WrongMasterKey() })

      // One known text under the master key tells at the start whether it is this log's: another one would wrap new keys beside the old.
      const check = yield* bucket.get(checkName)
      if (check === null) yield* bucket.create(checkName, seal(master, newKeyBytes(), checkName))
      else yield* open(checkName, check.value)

      const find = Effect.fnUntraced(function* (owner: string) {
        const entry = yield* bucket.get(nameOf(owner))
        const key = entry === null ? null : yield* open(nameOf(owner), entry.value)
        known.set(owner, key)
        return key
      })
      const keyOf = Effect.fnUntraced(function* (owner: string) {
        const found = known.get(owner) ?? (yield* find(owner))
        if (found !== null) return found
        const bytes = newKeyBytes()
        const name = nameOf(owner)
        // Somebody else may make it at the same moment: the first one stands.
        if (!(yield* bucket.create(name, seal(master, bytes, name)))) return (yield* find(owner)) ?? keyFrom(bytes)
        const made = keyFrom(bytes)
        known.set(owner, made)
        return made
      })
      return Keyring.of({
        keyOf,
        fetch: (owners) =>
          Effect.forEach(
            [...owners].filter((owner) => !known.has(owner)),
            find,
            { concurrency: 16, discard: true }
          ),
        peek: (owner) => known.get(owner) ?? null
      })
    })
  )
}

const checkName = "check"
const nameOf = (owner: string) => owner.replace(":", ".")
