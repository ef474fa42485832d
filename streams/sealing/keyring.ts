import { Context, Effect, Layer, Schema, type Stream } from "effect"
import { Buckets } from "../ports/bucket.ts"
import { MasterKey, type MasterKeyUnavailable } from "../generations/masterKey.ts"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import type { KeyInventory } from "../keys/keyInventory.ts"
import { olderThan } from "../keys/keysLost.ts"
import { readGeneration } from "../generations/generation.ts"
import { RawLog } from "../keys/rawLog.ts"
import { rotate, type RotationFailed, type RotationStep } from "../generations/rotation.ts"
import { openRedactions, type Redactions } from "../redaction/redactions.ts"
import { openKeyBucket } from "./keyBucket.ts"
import type { KeyBucket } from "./keyEntries.ts"
import { type LoadedKeys, makeLoadedKeys } from "./loadedKeys.ts"
import { keyFrom, keyIdOf, newKeyBytes, type SealingKey } from "../cipher/sealing.ts"
import { whileStarting } from "./whileStarting.ts"
import type { WrongMasterKey } from "./wrongMasterKey.ts"

/** The person was forgotten: nothing may be sealed for them, and no key is made. A retry fails again. */
export class OwnerForgotten extends Schema.TaggedError<OwnerForgotten>()("OwnerForgotten", { owner: Schema.String }) {
  override get message() {
    return `${this.owner} was forgotten, and gets no new key`
  }
}

/** The keys do not agree with the log, or cannot be read. */
export type KeysUnusable = StreamUnavailable | WrongMasterKey | KeysLost | MasterKeyUnavailable | OwnerForgotten

/** The key of each person, wrapped by the master key, in bucket `KEYS`. Without the key the person's texts cannot be read. */
export class Keyring extends Context.Service<
  Keyring,
  {
    /**
     * The key of an actor. Creates and stores one when the log was never sealed with a key of this actor.
     *
     * `KeysLost`: the log has texts that were sealed with a key which the bucket lacks. A new key would make commits
     * unreadable once the bucket is restored, so none is made. `OwnerForgotten`: the owner never gets a key again.
     */
    readonly keyOf: (
      owner: string
    ) => Effect.Effect<SealingKey, StreamUnavailable | WrongMasterKey | KeysLost | OwnerForgotten>
    /** Loads the keys of these actors for `peek`. Reads the bucket once for each new actor. */
    readonly fetch: (owners: Iterable<string>) => Effect.Effect<void, StreamUnavailable | WrongMasterKey>
    /** The key of an owner; null when there is none. Reads the bucket, also for an owner that had none before. */
    readonly find: (owner: string) => Effect.Effect<SealingKey | null, StreamUnavailable | WrongMasterKey>
    /** A loaded key; null when the owner has none. */
    readonly peek: (owner: string) => SealingKey | null
    /** True when the log says that this person was forgotten, after `fetch` has found no key. */
    readonly isForgotten: (owner: string) => boolean
    /** Call it for each `PersonForgotten` that is read: this process does not use the key any more. */
    readonly noteForgotten: (owner: string) => void
    /** The redacted messages. Their texts stay sealed in the log, and are not shown. */
    readonly redactions: Redactions
    /** Rises with each forgotten person and each redacted message. State from before may hold their texts and must be dropped. */
    readonly forgets: () => number
    /** Removes the key of a forgotten person from the bucket. The former bytes are unreadable after the next `rotate`. */
    readonly dropKey: (owner: string) => Effect.Effect<void, StreamUnavailable>
    /** Makes a new generation of the master key, or ends a change that was begun. Only one may run in a process. */
    readonly rotate: Stream.Stream<RotationStep, RotationFailed>
    /** The generation of the master key, whether a change of it has not ended, and the id of the key, which reveals nothing. */
    readonly generation: Effect.Effect<
      { readonly generation: number; readonly isChanging: boolean; readonly key: string },
      StreamUnavailable
    >
    /** The ids of the keys of these owners that no commit names yet; null when all are named. */
    readonly unnamed: (owners: Iterable<string>) => Readonly<Record<string, string>> | null
    /** Notes the keys that a commit of the log names. */
    readonly note: (keys: Readonly<Record<string, string>>) => void
    /** Compares the bucket with the keys that the log names. The error when they disagree, else null. While they disagree, `keyOf` fails. */
    readonly verify: Effect.Effect<KeysLost | null, StreamUnavailable>
    /** Reads the new keys and redactions of the log, and saves both. */
    readonly saveInventory: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/streams/Keyring") {
  static readonly layer: Layer.Layer<Keyring, KeysUnusable, MasterKey | Buckets | RawLog> = Layer.effect(
    Keyring,
    Effect.gen(function* () {
      const log = yield* RawLog
      const buckets = yield* Buckets
      const opened = yield* whileStarting(openKeyBucket(yield* MasterKey, buckets, log))
      const redactions = yield* whileStarting(openRedactions(log, buckets))
      const { bucket, inventory, keys, masters, store } = opened
      const loaded = makeLoadedKeys(log, bucket, new Map(keys))
      return Keyring.of({
        ...makeKeyring(loaded, bucket, inventory, redactions),
        rotate: rotate({
          store,
          masters,
          named: Effect.map(inventory.catchUp, () => [...inventory.ids().keys()]),
          isForgotten: loaded.checkForgotten
        }),
        generation: Effect.map(readGeneration(store), (found) => ({
          generation: found?.generation ?? 1,
          isChanging: found?.state === "changing",
          key: found?.key ?? masters.presentId()
        }))
      })
    })
  )
}

type Keys = Omit<Keyring["Service"], "rotate" | "generation">

const makeKeyring = (keys: LoadedKeys, bucket: KeyBucket, inventory: KeyInventory, redactions: Redactions): Keys => {
  const { disagreement, disagrees, verify } = makeVerify(keys, bucket, inventory)

  const create = Effect.fnUntraced(function* (owner: string) {
    // Another process may have named a key since.
    yield* inventory.catchUp
    if (inventory.ids().has(owner)) {
      if (yield* keys.checkForgotten(owner)) return yield* new OwnerForgotten({ owner })
      // Another caller may have made and named the key after this one had read the bucket.
      const made = yield* keys.find(owner)
      if (made !== null) return made
      return yield* disagrees(olderThan([owner]))
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
  const keyOf: Keys["keyOf"] = (owner) =>
    Effect.suspend((): ReturnType<Keys["keyOf"]> => {
      const found = disagreement()
      if (found !== null) return Effect.fail(found)
      if (keys.isForgotten(owner)) return Effect.fail(new OwnerForgotten({ owner }))
      const key = keys.get(owner)
      return key === null ? lookUp(owner) : Effect.succeed(key)
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
    noteForgotten: keys.forget,
    redactions,
    forgets: () => keys.forgets() + redactions.version(),
    dropKey: bucket.drop,
    unnamed: (owners) => unnamed(owners, keys, inventory),
    note: inventory.note,
    verify,
    saveInventory: Effect.all([inventory.catchUp, inventory.save, redactions.save], { discard: true })
  }
}

/** Compares the bucket with the log, and keeps the result for the next callers. */
const makeVerify = (keys: LoadedKeys, bucket: KeyBucket, inventory: KeyInventory) => {
  let disagreement: KeysLost | null = null
  const disagrees = (found: KeysLost) => (disagreement = found)
  const compare = Effect.gen(function* () {
    keys.retryLost()
    const found = yield* bucket.withoutKey([...inventory.ids().keys()])
    if ("_tag" in found) return found
    const missing = yield* Effect.filter(found, (owner) => Effect.map(keys.checkForgotten(owner), (yes) => !yes))
    return missing.length === 0 ? null : olderThan(missing)
  })
  const verify = Effect.map(compare, (found) => (disagreement = found))
  return { disagreement: () => disagreement, disagrees, verify }
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
