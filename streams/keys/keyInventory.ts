/** The inventory of keys in memory: it follows the log when it is asked to, and is saved in bucket `KEYS`. */
import { Effect, Semaphore, Stream } from "effect"
import type { Bucket } from "../bucket.ts"
import { witnessOf } from "../commit/identity.ts"
import type { StreamUnavailable } from "../errors.ts"
import { emptyInventory, fromBytes, type Inventory, type KeyIds, readInto, toBytes, withIds } from "./inventory.ts"
import type { RawLog } from "./rawLog.ts"

/** The entry of the bucket that holds the inventory. */
export const inventoryEntry = "inventory"

/** Seals a value of the bucket with the master key, for one entry. */
export interface Box {
  readonly close: (plain: Uint8Array, entry: string) => Uint8Array
  /** @throws when the value is another entry's, or was sealed with another key. */
  readonly open: (sealed: Uint8Array, entry: string) => Uint8Array
}

export interface KeyInventory {
  /** The keys that the log names, as far as it was read. */
  readonly ids: () => KeyIds
  /** Adds keys that a commit of the log names. */
  readonly note: (keys: Readonly<Record<string, string>>) => void
  /** Reads the log up to its present head. */
  readonly catchUp: Effect.Effect<void, StreamUnavailable>
  /** Saves what was read, unless another process has saved more. */
  readonly save: Effect.Effect<void, StreamUnavailable>
}

interface Parts {
  readonly bucket: Bucket
  readonly log: RawLog["Service"]
  readonly box: Box
  /** The ids of the keys in the bucket. A log of an earlier version names none of them. */
  readonly present: KeyIds
}

/** Reads the log from the saved position to its head. Without a saved inventory, the present keys belong to the log as well. */
export const makeKeyInventory = Effect.fnUntraced(function* ({ bucket, log, box, present }: Parts) {
  const saved = yield* savedIn(bucket, box)
  let now = saved !== null && (yield* isOf(log, saved)) ? saved : emptyInventory
  const one = Semaphore.makeUnsafe(1)
  const catchUp = Effect.suspend(() =>
    Stream.runForEach(log.after(now.position), (messages) => Effect.sync(() => void (now = readInto(now, messages))))
  ).pipe(one.withPermits(1))
  yield* catchUp
  if (saved === null) now = { ...now, ids: withIds(now.ids, present) }

  const inventory: KeyInventory = {
    ids: () => now.ids,
    note: (keys) => {
      const fresh = Object.entries(keys).filter(([owner]) => !now.ids.has(owner))
      if (fresh.length > 0) now = { ...now, ids: withIds(now.ids, fresh) }
    },
    catchUp,
    save: Effect.gen(function* () {
      const entry = yield* bucket.get(inventoryEntry)
      const value = box.close(toBytes(now), inventoryEntry)
      if (entry === null) return yield* bucket.create(inventoryEntry, value)
      const there = yield* savedIn(bucket, box)
      const isNewer = there !== null && there.position >= now.position && there.ids.size >= now.ids.size
      if (isNewer && (yield* isOf(log, there))) return false
      return yield* bucket.update(inventoryEntry, value, entry.revision)
    }).pipe(Effect.asVoid)
  }
  return inventory
})

/** Null when there is none, or it was sealed with another master key. */
const savedIn = (bucket: Bucket, box: Box) =>
  Effect.map(bucket.get(inventoryEntry), (entry): Inventory | null => {
    if (entry === null) return null
    try {
      return fromBytes(box.open(entry.value, inventoryEntry))
    } catch {
      return null
    }
  })

/** False when the log has another commit at the saved position, or none: it is another log, or an older one. */
const isOf = (log: RawLog["Service"], { position, witness }: Inventory) =>
  position === 0
    ? Effect.succeed(true)
    : Effect.map(log.at(position), (found) => found !== null && witnessOf(found.data) === witness)
