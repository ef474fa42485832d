import { Context, Effect, Layer, Schema } from "effect"
import { Buckets } from "../bucket.ts"
import type { StreamUnavailable } from "../errors.ts"
import { keyFrom, newKeyBytes, seal, type SealingKey, unseal } from "./sealing.ts"

/** The master key does not open the stored keys: it belongs to another installation, or was replaced. A retry fails again. */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {}) {
  override get message() {
    return "the master key is not the key of this log: restore the key file that belongs to this data"
  }
}

/** 32 bytes that live outside the log: a file beside the data, or a secret. */
export class MasterKey extends Context.Service<MasterKey, SealingKey>()("tracker/streams/MasterKey") {}

/** The key of each person, wrapped by the master key, in bucket `KEYS`. Without the key the person's texts cannot be read. */
export class Keyring extends Context.Service<
  Keyring,
  {
    /** The key of an actor. Creates and stores one when there is none. */
    readonly keyOf: (owner: string) => Effect.Effect<SealingKey, StreamUnavailable | WrongMasterKey>
    /** Loads the keys of these actors for `peek`. Reads the bucket once for each new actor. */
    readonly fetch: (owners: Iterable<string>) => Effect.Effect<void, StreamUnavailable | WrongMasterKey>
    /** A loaded key; null when the owner has none, or was forgotten. */
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

      // A known text proves at the start that the master key is the log's own. With another one, new keys would be lost.
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
        // Another process may create it at the same time: the first one counts.
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
