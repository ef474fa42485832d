/** Opens bucket `KEYS` at a start, and checks that it agrees with the log. */
import { Effect } from "effect"
import { wasForgotten } from "../keys/forgotten.ts"
import { type KeyInventory, makeKeyInventory } from "../keys/keyInventory.ts"
import { bucketGone, ofAnotherLog, olderThan } from "../keys/keysLost.ts"
import type { RawLog } from "../keys/rawLog.ts"
import { isKeyEntry, keyEntryOf, ownerOf, readGeneration } from "../generations/generation.ts"
import { type Masters, openMasters } from "../generations/masters.ts"
import type { Bucket, Buckets, Entry } from "../ports/bucket.ts"
import type { MasterKeySource } from "../generations/masterKey.ts"
import {
  checkEntry,
  followGeneration,
  idIn,
  type KeyBucket,
  keyIn,
  makeKeyBucket,
  openedWith,
  readsAtOnce
} from "./keyEntries.ts"
import { keyIdOf, newKeyBytes, type SealingKey } from "../cipher/sealing.ts"

interface Opened {
  readonly bucket: KeyBucket
  readonly store: Bucket
  readonly masters: Masters
  readonly inventory: KeyInventory
  readonly keys: ReadonlyMap<string, SealingKey>
}

/** Fails when the bucket and the log disagree. A bucket is created only for an empty log. */
export const openKeyBucket = Effect.fnUntraced(function* (
  source: MasterKeySource,
  buckets: Buckets["Service"],
  log: RawLog["Service"]
) {
  const masters = yield* openMasters(source)
  const isUsed = (yield* log.head) > 0
  if (isUsed && !(yield* buckets.exists("KEYS"))) return yield* bucketGone()
  const store = yield* buckets.open("KEYS")
  yield* followGeneration(store, masters)
  // A known text proves that the master key is the log's own. With another one, new keys would be lost.
  const check = yield* store.get(checkEntry)
  if (check !== null) yield* openedWith(masters, check)
  else if (isUsed) return yield* bucketGone()
  else yield* store.create(checkEntry, masters.box.close(newKeyBytes(), checkEntry))

  const keys = keysIn(yield* store.entries, masters)
  const present = new Map([...keys].map(([owner, key]) => [owner, keyIdOf(key, owner)]))
  const inventory = yield* makeKeyInventory({ bucket: store, log, box: masters.box, present })
  const all = [...inventory.ids()]
  const different = all.filter(([owner, id]) => present.get(owner) !== id)
  yield* compare(different, all.length, { store, masters, log })
  yield* removeUnconfirmed({ store, masters, isNamed: (owner) => inventory.ids().has(owner) })
  yield* inventory.save
  return { bucket: makeKeyBucket(buckets, store, masters), store, masters, inventory, keys } satisfies Opened
})

interface Compared {
  readonly store: Bucket
  readonly masters: Masters
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
  { store, masters, log }: Compared
) {
  const wrong = yield* Effect.filter(
    different,
    Effect.fnUntraced(function* ([owner, id]) {
      const entry = yield* store.get(keyEntryOf(owner))
      if (entry !== null && idIn(masters, entry) === id) return false
      return !(yield* wasForgotten(log, owner))
    }),
    { concurrency: readsAtOnce }
  )
  if (wrong.length === 0) return
  const owners = wrong.map(([owner]) => owner)
  const stored = new Set(yield* store.keys)
  const others = owners.filter((owner) => stored.has(keyEntryOf(owner)))
  if (others.length > 0) return yield* ofAnotherLog(others)
  return yield* owners.length === count ? bucketGone() : olderThan(owners)
})

/**
 * Removes the keys that only an earlier master key opens and no commit names. A process that was killed while the master key
 * changed may leave such a key. The key has sealed nothing, and would block its owner for ever.
 */
const removeUnconfirmed = Effect.fnUntraced(function* ({
  store,
  masters,
  isNamed
}: {
  readonly store: Bucket
  readonly masters: Masters
  readonly isNamed: (owner: string) => boolean
}) {
  // A change that has not ended wraps or removes these values itself.
  if ((yield* readGeneration(store))?.state !== "done") return
  // The master key may have changed since this start has read it.
  yield* followGeneration(store, masters)
  for (const entry of yield* store.entries) {
    if (!isKeyEntry(entry.key) || isNamed(ownerOf(entry.key)) || keyIn(masters, entry) !== null) continue
    yield* store.remove(entry.key, entry.revision)
    yield* Effect.logWarning("a key that was never used is removed", { owner: ownerOf(entry.key) })
  }
})

/** The keys that the master key opens. */
const keysIn = (entries: ReadonlyArray<Entry>, masters: Masters): ReadonlyMap<string, SealingKey> =>
  new Map(
    entries.flatMap((entry) => {
      const key = isKeyEntry(entry.key) ? keyIn(masters, entry) : null
      return key === null ? [] : [[ownerOf(entry.key), key]]
    })
  )
