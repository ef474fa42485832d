import { Context, Effect, Layer } from "effect"
import { Buckets } from "../ports/bucket.ts"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import type { KeyInventory } from "../keys/keyInventory.ts"
import { olderThan } from "../keys/keysLost.ts"
import { RawLog } from "../keys/rawLog.ts"
import { type KeyBucket, openKeyBucket } from "./keyBucket.ts"
import { type LoadedKeys, makeLoadedKeys } from "./loadedKeys.ts"
import { keyFrom, keyIdOf, newKeyBytes, type SealingKey } from "./sealing.ts"
import { whileStarting } from "./whileStarting.ts"
import type { WrongMasterKey } from "./wrongMasterKey.ts"

/** 32 bytes that live outside the log: a file beside the data, or a secret. */
export class MasterKey extends Context.Service<MasterKey, SealingKey>()("tracker/streams/MasterKey") {}

/** The keys do not agree with the log, or cannot be read. */
export type KeysUnusable = StreamUnavailable | WrongMasterKey | KeysLost

/** The key of each person, wrapped by the master key, in bucket `KEYS`. Without the key the person's texts cannot be read. */
export class Keyring extends Context.Service<
  Keyring,
  {
    /**
     * The key of an actor. Creates and stores one when the log was never sealed with a key of this actor.
     *
     * `KeysLost`: the log has texts that were sealed with a key which the bucket lacks. A new key would make commits
     * unreadable once the bucket is restored, so none is made.
     */
    readonly keyOf: (owner: string) => Effect.Effect<SealingKey, KeysUnusable>
    /** Loads the keys of these actors for `peek`. Reads the bucket once for each new actor. */
    readonly fetch: (owners: Iterable<string>) => Effect.Effect<void, StreamUnavailable | WrongMasterKey>
    /** The key of an owner; null when there is none. Reads the bucket, also for an owner that had none before. */
    readonly find: (owner: string) => Effect.Effect<SealingKey | null, StreamUnavailable | WrongMasterKey>
    /** A loaded key; null when the owner has none. */
    readonly peek: (owner: string) => SealingKey | null
    /** True when the log says that this person was forgotten, after `fetch` has found no key. */
    readonly isForgotten: (owner: string) => boolean
    /** The ids of the keys of these owners that no commit names yet; null when all are named. */
    readonly unnamed: (owners: Iterable<string>) => Readonly<Record<string, string>> | null
    /** Notes the keys that a commit of the log names. */
    readonly note: (keys: Readonly<Record<string, string>>) => void
    /** Compares the bucket with the keys that the log names. The error when they disagree, else null. While they disagree, `keyOf` fails. */
    readonly verify: Effect.Effect<KeysLost | null, StreamUnavailable>
    /** Reads the new keys of the log, and saves the inventory. */
    readonly saveInventory: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/streams/Keyring") {
  static readonly layer: Layer.Layer<Keyring, KeysUnusable, MasterKey | Buckets | RawLog> = Layer.effect(
    Keyring,
    Effect.gen(function* () {
      const log = yield* RawLog
      const { bucket, inventory, keys } = yield* whileStarting(openKeyBucket(yield* MasterKey, yield* Buckets, log))
      return Keyring.of(makeKeyring(makeLoadedKeys(log, bucket, new Map(keys)), bucket, inventory))
    })
  )
}

const makeKeyring = (keys: LoadedKeys, bucket: KeyBucket, inventory: KeyInventory): Keyring["Service"] => {
  let disagreement: KeysLost | null = null

  const create = Effect.fnUntraced(function* (owner: string) {
    // Another process may have named a key since.
    yield* inventory.catchUp
    if (inventory.ids().has(owner) && !(yield* keys.checkForgotten(owner))) {
      // Another caller may have made and named the key after this one had read the bucket.
      const made = yield* keys.find(owner)
      if (made !== null) return made
      disagreement = olderThan([owner])
      return yield* disagreement
    }
    const bytes = newKeyBytes()
    // Another process may create it at the same time: the first one counts.
    if (!(yield* bucket.create(owner, bytes))) return (yield* keys.find(owner)) ?? (yield* olderThan([owner]))
    const key = keyFrom(bytes)
    keys.add(owner, key)
    return key
  })
  const findOrCreate = Effect.fnUntraced(function* (owner: string) {
    const key = yield* bucket.get(owner)
    if (key === null) return yield* create(owner)
    keys.add(owner, key)
    return key
  })
  const lookUp = makeOnce(findOrCreate)
  const keyOf = (owner: string) =>
    Effect.suspend((): Effect.Effect<SealingKey, KeysUnusable> => {
      if (disagreement !== null) return Effect.fail(disagreement)
      const key = keys.get(owner)
      return key === null ? lookUp(owner) : Effect.succeed(key)
    })
  const verify = Effect.gen(function* () {
    keys.retryLost()
    const found = yield* bucket.withoutKey([...inventory.ids().keys()])
    if ("_tag" in found) return (disagreement = found)
    const missing = yield* Effect.filter(found, (owner) => Effect.map(keys.checkForgotten(owner), (yes) => !yes))
    return (disagreement = missing.length === 0 ? null : olderThan(missing))
  })

  return {
    keyOf,
    fetch: (owners) => Effect.forEach([...owners].filter(keys.isNew), keys.find, { concurrency: 16, discard: true }),
    find: (owner) =>
      Effect.suspend(() => {
        const key = keys.get(owner)
        return key === null ? keys.find(owner) : Effect.succeed(key)
      }),
    peek: keys.get,
    isForgotten: keys.isForgotten,
    unnamed: (owners) => unnamed(owners, keys, inventory),
    note: inventory.note,
    verify,
    saveInventory: Effect.andThen(inventory.catchUp, inventory.save)
  }
}

/** The keys of the installation itself seal nothing in the log, and are lost with the bucket: the next commit names them too. */
const ofInstallation = "installation:"

const unnamed = (owners: Iterable<string>, keys: LoadedKeys, { ids }: KeyInventory) => {
  const fresh = [...owners].filter((owner) => keys.get(owner) !== null && !ids().has(owner))
  if (fresh.length === 0) return null
  const installation = keys.owners().filter((owner) => owner.startsWith(ofInstallation) && !ids().has(owner))
  const all = [...fresh, ...installation].flatMap((owner) => {
    const key = keys.get(owner)
    return key === null ? [] : [[owner, keyIdOf(key, owner)] as const]
  })
  return Object.fromEntries(all)
}

/**
 * Runs one lookup of an owner for all callers at the same time, because each lookup reads the bucket and the end of the
 * log.
 */
const makeOnce = <E>(lookUp: (owner: string) => Effect.Effect<SealingKey, E>) => {
  const running = new Map<string, Effect.Effect<SealingKey, E>>()
  return Effect.fnUntraced(function* (owner: string) {
    const earlier = running.get(owner)
    if (earlier !== undefined) return yield* earlier
    const ended = Effect.sync(() => running.delete(owner))
    const found = yield* Effect.cached(Effect.ensuring(lookUp(owner), ended))
    running.set(owner, found)
    // An interrupted caller must not interrupt the others.
    return yield* Effect.uninterruptible(found)
  })
}
