/** Bucket `KEYS`: opens it at a start, if it agrees with the log, and reads and creates keys. */
import { Effect } from "effect"
import type { Bucket, Buckets, Entry } from "../ports/bucket.ts"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import { wasForgotten } from "../keys/forgotten.ts"
import { type KeyInventory, makeKeyInventory } from "../keys/keyInventory.ts"
import { bucketGone, ofAnotherLog, olderThan } from "../keys/keysLost.ts"
import type { RawLog } from "../keys/rawLog.ts"
import type { Box } from "../keys/savedInventory.ts"
import { keyFrom, keyIdOf, newKeyBytes, seal, type SealingKey, unseal } from "./sealing.ts"
import { WrongMasterKey } from "./wrongMasterKey.ts"

export interface KeyBucket {
  /** Null when the owner has none. */
  readonly get: (owner: string) => Effect.Effect<SealingKey | null, StreamUnavailable | WrongMasterKey>
  /** False when the owner has one already. */
  readonly create: (owner: string, bytes: Uint8Array) => Effect.Effect<boolean, StreamUnavailable>
  /** The owners without a key, of those that the log names; the error when the bucket is gone, empty, or another one. */
  readonly withoutKey: (
    named: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<string> | KeysLost, StreamUnavailable>
}

interface Opened {
  readonly bucket: KeyBucket
  readonly inventory: KeyInventory
  readonly keys: ReadonlyMap<string, SealingKey>
}

/** Fails when the bucket and the log disagree. A bucket is created only for an empty log. */
export const openKeyBucket = Effect.fnUntraced(function* (
  master: SealingKey,
  buckets: Buckets["Service"],
  log: RawLog["Service"]
) {
  const box: Box = {
    close: (plain, entry) => seal(master, plain, entry),
    open: (sealed, entry) => unseal(master, sealed, entry)
  }
  const isUsed = (yield* log.head) > 0
  if (isUsed && !(yield* buckets.exists("KEYS"))) return yield* bucketGone()
  const store = yield* buckets.open("KEYS")
  // A known text proves that the master key is the log's own. With another one, new keys would be lost.
  const check = yield* store.get(checkEntry)
  if (check !== null) yield* opened(box, check)
  else if (isUsed) return yield* bucketGone()
  else yield* store.create(checkEntry, box.close(newKeyBytes(), checkEntry))

  const keys = keysIn(yield* store.entries, box)
  const present = new Map([...keys].map(([owner, key]) => [owner, keyIdOf(key, owner)]))
  const inventory = yield* makeKeyInventory({ bucket: store, log, box, present })
  const all = [...inventory.ids()]
  const different = all.filter(([owner, id]) => present.get(owner) !== id)
  yield* compare(different, all.length, { store, box, log })
  yield* inventory.save
  return { bucket: keyBucket(buckets, store, box), inventory, keys } satisfies Opened
})

interface Compared {
  readonly store: Bucket
  readonly box: Box
  readonly log: RawLog["Service"]
}

/**
 * Fails when a key that the log names is missing, or is another one, and its owner was not forgotten.
 *
 * Each of these keys is read once more. Other processes create keys while this one starts, and each key is stored before a
 * commit names it: a read after the log was read has every key that the log names.
 */
const compare = Effect.fnUntraced(function* (
  different: ReadonlyArray<readonly [owner: string, id: string]>,
  count: number,
  { store, box, log }: Compared
) {
  const wrong = yield* Effect.filter(
    different,
    Effect.fnUntraced(function* ([owner, id]) {
      const entry = yield* store.get(entryOf(owner))
      if (entry !== null && idIn(entry, box) === id) return false
      return !(yield* wasForgotten(log, owner))
    }),
    { concurrency: readsAtOnce }
  )
  if (wrong.length === 0) return
  const owners = wrong.map(([owner]) => owner)
  const stored = new Set(yield* store.keys)
  const others = owners.filter((owner) => stored.has(entryOf(owner)))
  if (others.length > 0) return yield* ofAnotherLog(others)
  return yield* owners.length === count ? bucketGone() : olderThan(owners)
})

const keyBucket = (buckets: Buckets["Service"], store: Bucket, box: Box): KeyBucket => ({
  get: (owner) =>
    Effect.flatMap(store.get(entryOf(owner)), (entry) =>
      entry === null ? Effect.succeed(null) : Effect.map(opened(box, entry), keyFrom)
    ),
  create: (owner, bytes) => store.create(entryOf(owner), box.close(bytes, entryOf(owner))),
  withoutKey: Effect.fnUntraced(function* (named) {
    if (!(yield* buckets.exists("KEYS"))) return bucketGone()
    const check = yield* store.get(checkEntry)
    if (check === null) return bucketGone()
    const isOurs = yield* Effect.as(opened(box, check), true).pipe(
      Effect.catchTag("WrongMasterKey", () => Effect.succeed(false))
    )
    const owners = new Set((yield* store.keys).map(ownerOf))
    if (!isOurs) return ofAnotherLog([...owners])
    // On a cluster a list may come from a server that is behind. A read of one entry never does.
    return yield* Effect.filter(
      named.filter((owner) => !owners.has(owner)),
      (owner) => Effect.map(store.get(entryOf(owner)), (entry) => entry === null),
      { concurrency: readsAtOnce }
    )
  })
})

const opened = (box: Box, { key, value }: Pick<Entry, "key" | "value">) =>
  Effect.try({ try: () => box.open(value, key), catch: () => new WrongMasterKey() })

/** The keys that the master key opens. */
const keysIn = (entries: ReadonlyArray<Entry>, box: Box): ReadonlyMap<string, SealingKey> =>
  new Map(
    entries.flatMap((entry) => {
      const key = entry.key.includes(".") ? keyIn(entry, box) : null
      return key === null ? [] : [[ownerOf(entry.key), key]]
    })
  )

/** Null when the master key does not open it: it counts as another log's key. */
const keyIn = ({ key, value }: Entry, box: Box): SealingKey | null => {
  try {
    return keyFrom(box.open(value, key))
  } catch {
    return null
  }
}

const idIn = (entry: Entry, box: Box): string | null => {
  const key = keyIn(entry, box)
  return key === null ? null : keyIdOf(key, ownerOf(entry.key))
}

const readsAtOnce = 16
const checkEntry = "check"
const entryOf = (owner: string) => owner.replace(":", ".")
const ownerOf = (entry: string) => entry.replace(".", ":")
