/** Bucket `KEYS`: opens it at a start, if it agrees with the log, and reads and creates keys. */
import { Effect } from "effect"
import type { Bucket, Buckets, Entry } from "../bucket.ts"
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
  /** The owners of all keys; the error when the bucket is gone, empty, or another one. */
  readonly owners: Effect.Effect<ReadonlySet<string> | KeysLost, StreamUnavailable>
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
  const entries = yield* store.entries
  // A known text proves that the master key is the log's own. With another one, new keys would be lost.
  const check = entries.find(({ key }) => key === checkEntry)
  if (check !== undefined) yield* opened(box, check)
  else if (isUsed) return yield* bucketGone()
  else yield* store.create(checkEntry, box.close(newKeyBytes(), checkEntry))

  const keys = keysIn(entries, box)
  const present = new Map([...keys].map(([owner, key]) => [owner, keyIdOf(key, owner)]))
  const inventory = yield* makeKeyInventory({ bucket: store, log, box, present })
  yield* compare(inventory, present, new Set(entries.map(({ key }) => ownerOf(key))), log)
  yield* inventory.save
  return { bucket: keyBucket(buckets, store, box), inventory, keys } satisfies Opened
})

/** Fails when a key that the log names is missing, or is another one, and its owner was not forgotten. */
const compare = Effect.fnUntraced(function* (
  inventory: KeyInventory,
  present: ReadonlyMap<string, string>,
  stored: ReadonlySet<string>,
  log: RawLog["Service"]
) {
  const all = [...inventory.ids()]
  const wrong = yield* Effect.filter(
    all.filter(([owner, id]) => present.get(owner) !== id),
    ([owner]) => Effect.map(wasForgotten(log, owner), (yes) => !yes)
  )
  if (wrong.length === 0) return
  const owners = wrong.map(([owner]) => owner)
  const others = owners.filter((owner) => stored.has(owner))
  if (others.length > 0) return yield* ofAnotherLog(others)
  return yield* owners.length === all.length ? bucketGone() : olderThan(owners)
})

const keyBucket = (buckets: Buckets["Service"], store: Bucket, box: Box): KeyBucket => ({
  get: (owner) =>
    Effect.flatMap(store.get(entryOf(owner)), (entry) =>
      entry === null ? Effect.succeed(null) : Effect.map(opened(box, entry), keyFrom)
    ),
  create: (owner, bytes) => store.create(entryOf(owner), box.close(bytes, entryOf(owner))),
  owners: Effect.gen(function* () {
    if (!(yield* buckets.exists("KEYS"))) return bucketGone()
    const check = yield* store.get(checkEntry)
    if (check === null) return bucketGone()
    const isOurs = yield* Effect.as(opened(box, check), true).pipe(
      Effect.catchTag("WrongMasterKey", () => Effect.succeed(false))
    )
    const owners = (yield* store.keys).map(ownerOf)
    return isOurs ? new Set(owners) : ofAnotherLog(owners)
  })
})

const opened = (box: Box, { key, value }: Pick<Entry, "key" | "value">) =>
  Effect.try({ try: () => box.open(value, key), catch: () => new WrongMasterKey() })

/** The keys that the master key opens. */
const keysIn = (entries: ReadonlyArray<Entry>, box: Box): ReadonlyMap<string, SealingKey> =>
  new Map(
    entries.flatMap(({ key: entry, value }) => {
      if (!entry.includes(".")) return []
      try {
        return [[ownerOf(entry), keyFrom(box.open(value, entry))]]
      } catch {
        // It counts as another log's key.
        return []
      }
    })
  )

const checkEntry = "check"
const entryOf = (owner: string) => owner.replace(":", ".")
const ownerOf = (entry: string) => entry.replace(".", ":")
