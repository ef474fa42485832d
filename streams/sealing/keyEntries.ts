/** The keys of owners in bucket `KEYS`, wrapped with the present master key. */
import { Effect } from "effect"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import { bucketGone, masterKeyChanged, ofAnotherLog } from "../keys/keysLost.ts"
import { keyEntryOf, ownerOf, readGeneration } from "../generations/generation.ts"
import type { Masters } from "../generations/masters.ts"
import type { Bucket, Buckets, Entry } from "../ports/bucket.ts"
import { keyFrom, keyIdOf, type SealingKey } from "../cipher/sealing.ts"
import { WrongMasterKey } from "./wrongMasterKey.ts"

export interface KeyBucket {
  /** Null when the owner has none. */
  readonly get: (owner: string) => Effect.Effect<SealingKey | null, StreamUnavailable | WrongMasterKey>
  /** False when the owner already has a key. The key is wrapped with the present master key when this returns. */
  readonly create: (owner: string, bytes: Uint8Array) => Effect.Effect<boolean, StreamUnavailable | WrongMasterKey>
  /** Removes the key. Its former bytes are unreadable only after the next change of the master key. Safe to repeat. */
  readonly drop: (owner: string) => Effect.Effect<void, StreamUnavailable>
  /**
   * The owners without a key, of those that the log names. Returns `KeysLost` as a value when the bucket was deleted, is empty
   * or belongs to another log, and when this process has an earlier master key.
   */
  readonly withoutKey: (
    named: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<string> | KeysLost, StreamUnavailable>
}

/** A value, and the id of the master key that it is wrapped with. */
interface Wrapped {
  readonly id: string
  readonly value: Buffer
}

export const readsAtOnce = 16
export const checkEntry = "check"

export const makeKeyBucket = (buckets: Buckets["Service"], store: Bucket, masters: Masters): KeyBucket => {
  const { box } = masters
  const followed = followGeneration(store, masters)
  const wrap = (bytes: Uint8Array, key: string): Wrapped => ({
    id: masters.presentId(),
    value: Buffer.from(box.close(bytes, key))
  })
  /** Opens a value. Reads the master key again when it was changed since this process read it. */
  const opened = (entry: Pick<Entry, "key" | "value">) =>
    openedWith(masters, entry).pipe(Effect.catch(() => Effect.andThen(followed, openedWith(masters, entry))))

  /**
   * Wraps a new value again until no change of the master key has begun meanwhile. Without this a change could end between
   * the seal and the write, and the value would be lost with the former master key. False when another writer was first.
   */
  const confirm = Effect.fnUntraced(function* (key: string, bytes: Uint8Array, first: Wrapped) {
    let { id, value } = first
    while ((yield* presentIn(store, id)) !== id) {
      yield* followed
      const now = yield* store.get(key)
      if (now === null) return false
      const isOurs = value.equals(now.value) || Buffer.from(bytes).equals(yield* opened(now))
      if (!isOurs) return false
      ;({ id, value } = wrap(bytes, key))
      yield* store.update(key, value, now.revision)
    }
    return true
  })

  return {
    get: (owner) =>
      Effect.flatMap(store.get(keyEntryOf(owner)), (entry) =>
        entry === null ? Effect.succeed(null) : Effect.map(opened(entry), keyFrom)
      ),
    create: Effect.fnUntraced(function* (owner, bytes) {
      const key = keyEntryOf(owner)
      const first = wrap(bytes, key)
      if (!(yield* store.create(key, first.value))) return false
      return yield* confirm(key, bytes, first)
    }),
    drop: (owner) => Effect.asVoid(store.remove(keyEntryOf(owner))),
    withoutKey: (named) => withoutKey({ buckets, store, followed, opened }, named)
  }
}

interface Reading {
  readonly buckets: Buckets["Service"]
  readonly store: Bucket
  readonly followed: Effect.Effect<void, StreamUnavailable | WrongMasterKey>
  readonly opened: (entry: Entry) => Effect.Effect<Uint8Array, StreamUnavailable | WrongMasterKey>
}

const withoutKey = Effect.fnUntraced(function* (
  { buckets, store, followed, opened }: Reading,
  named: ReadonlyArray<string>
) {
  if (!(yield* buckets.exists("KEYS"))) return bucketGone()
  const check = yield* store.get(checkEntry)
  if (check === null) return bucketGone()
  const stale = yield* Effect.match(followed, {
    onSuccess: () => null,
    onFailure: (error) => (error._tag === "WrongMasterKey" && error.generation === undefined ? null : error)
  })
  if (stale !== null) return stale._tag === "WrongMasterKey" ? masterKeyChanged(stale) : yield* stale
  const isOurs = yield* Effect.as(opened(check), true).pipe(
    Effect.catchTag("WrongMasterKey", () => Effect.succeed(false))
  )
  const owners = new Set((yield* store.keys).map(ownerOf))
  if (!isOurs) return ofAnotherLog([...owners])
  // On a cluster a list may come from a server that is behind. A read of one entry never does.
  return yield* Effect.filter(
    named.filter((owner) => !owners.has(owner)),
    (owner) => Effect.map(store.get(keyEntryOf(owner)), (entry) => entry === null),
    { concurrency: readsAtOnce }
  )
})

/** The id of the master key that wraps new values; `first` before the first change. */
const presentIn = (store: Bucket, first: string) =>
  Effect.map(readGeneration(store), (generation) => generation?.key ?? first)

export const followGeneration = Effect.fnUntraced(function* (store: Bucket, masters: Masters) {
  const generation = yield* readGeneration(store)
  if (generation === null) return
  const { key: id, state } = generation
  if (masters.presentId() !== id) {
    if (masters.keyOf(id) === null) yield* masters.reload
    const key = masters.keyOf(id)
    if (key === null)
      return yield* new WrongMasterKey(
        generation.earlier.includes(masters.presentId()) ? { generation: generation.generation } : {}
      )
    masters.use(key)
  }
  if (state === "done") masters.keepPresent()
})

export const openedWith = ({ box }: Pick<Masters, "box">, { key, value }: Pick<Entry, "key" | "value">) =>
  Effect.try({ try: () => box.open(value, key), catch: () => new WrongMasterKey({}) })

/** Null when no master key opens it: it counts as another log's key. */
export const keyIn = ({ box }: Pick<Masters, "box">, { key, value }: Entry): SealingKey | null => {
  try {
    return keyFrom(box.open(value, key))
  } catch {
    return null
  }
}

export const idIn = (masters: Pick<Masters, "box">, entry: Entry): string | null => {
  const key = keyIn(masters, entry)
  return key === null ? null : keyIdOf(key, ownerOf(entry.key))
}
