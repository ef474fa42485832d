/** The saved copy of the inventory in bucket `KEYS`. Several processes save it, and any of them may end between two writes. */
import { Effect } from "effect"
import type { Bucket, Entry } from "../ports/bucket.ts"
import { witnessOf } from "../commit/identity.ts"
import type { StreamUnavailable } from "../errors.ts"
import type { Inventory } from "./inventory.ts"
import {
  type InventoryHead,
  headBytes,
  headEntry,
  headFrom,
  inPages,
  type NamedKeys,
  pageBytes,
  pageEntry,
  pageFrom
} from "./inventoryPages.ts"
import type { RawLog } from "./rawLog.ts"

/** Seals a value of the bucket with the master key, for one entry. */
export interface Box {
  readonly close: (plain: Uint8Array, entry: string) => Uint8Array
  /** @throws when the value is another entry's, or was sealed with another key. */
  readonly open: (sealed: Uint8Array, entry: string) => Uint8Array
}

interface Parts {
  readonly bucket: Bucket
  readonly log: RawLog["Service"]
  readonly box: Box
}

export interface SavedInventory {
  /** False when the bucket has no inventory, or one that this master key does not open. */
  readonly exists: boolean
  /** The saved inventory; null when there is none, or it is another log's. */
  readonly found: Inventory | null
  /**
   * Saves an inventory, unless another process has saved more. Writes only the pages that have grown, and the head last.
   * A save that loses against another process leaves the rest to the next one.
   */
  readonly save: (inventory: Inventory) => Effect.Effect<void, StreamUnavailable>
}

const requestsAtOnce = 16

export const openSavedInventory = Effect.fnUntraced(function* (parts: Parts) {
  const { bucket, box } = parts
  const entry = yield* bucket.get(headEntry)
  const stored = entry === null ? null : opened(box, entry, headFrom)
  const isOurs = stored !== null && (yield* isOf(parts.log, stored))
  const head = isOurs && "made" in stored ? stored : null
  const paged = head === null ? null : yield* readPages(parts, head)
  /** A generation with damaged or foreign pages: the next save begins another one. */
  const refused = head !== null && paged === null ? head.made : null
  const whole = isOurs && "keys" in stored ? stored : null

  let made = head !== null && paged !== null ? head.made : null
  /** The number of keys in each stored page of this generation, as far as this process knows. */
  const sizes = new Map<string, number>()
  if (paged !== null) for (const [page, keys] of inPages(paged.keys)) sizes.set(page, keys.size)

  const save = Effect.fnUntraced(function* (inventory: Inventory) {
    const entry = yield* bucket.get(headEntry)
    const there = entry === null ? null : opened(box, entry, headFrom)
    const isUsable = there !== null && "made" in there && there.made !== refused && (yield* isOf(parts.log, there))
    if (isUsable && there.position >= inventory.position) return
    // The revision of the refused head is the same for all processes, so they begin the same generation.
    const generation = isUsable ? there.made : (entry?.revision ?? 0)
    if (generation !== made) sizes.clear()
    made = generation
    const pages = inPages(inventory.keys)
    const grown = [...pages].filter(([page, { size }]) => size > (sizes.get(page) ?? 0))
    const written = yield* Effect.forEach(
      grown,
      ([page, keys]) =>
        Effect.tap(writePage(parts, generation, page, keys), (done) =>
          Effect.sync(() => done && sizes.set(page, keys.size))
        ),
      { concurrency: requestsAtOnce }
    )
    if (written.includes(false)) return
    const { position, witness, keys } = inventory
    const next: InventoryHead = {
      position,
      witness,
      made: generation,
      count: keys.size,
      pages: [...pages.keys()].toSorted()
    }
    yield* putAt(bucket, headEntry, box.close(headBytes(next), headEntry), entry)
  })

  return { exists: stored !== null, found: paged ?? whole, save } satisfies SavedInventory
})

/** Adds keys to a page. False when another process has changed it meanwhile. */
const writePage = Effect.fnUntraced(function* ({ bucket, box }: Parts, made: number, page: string, keys: NamedKeys) {
  const name = pageEntry(page)
  const entry = yield* bucket.get(name)
  const there = entry === null ? none : (opened(box, entry, (bytes) => pageFrom(bytes, made)) ?? none)
  if ([...keys].every(([owner, { seq }]) => there.get(owner)?.seq === seq)) return true
  return yield* putAt(bucket, name, box.close(pageBytes(made, new Map([...there, ...keys])), name), entry)
})

const none: NamedKeys = new Map()

/** Null when the pages do not have the keys that the head counts. NamedKeys behind its position are left out. */
const readPages = Effect.fnUntraced(function* (
  { bucket, box }: Parts,
  { made, pages, count, position, witness }: InventoryHead
) {
  const found = yield* Effect.forEach(
    pages,
    (page) =>
      Effect.map(bucket.get(pageEntry(page)), (entry) =>
        entry === null ? [] : [...(opened(box, entry, (bytes) => pageFrom(bytes, made)) ?? none)]
      ),
    { concurrency: requestsAtOnce }
  )
  const keys = new Map(found.flat().filter(([, { seq }]) => seq <= position))
  return keys.size === count ? ({ position, witness, keys } satisfies Inventory) : null
})

const putAt = (bucket: Bucket, name: string, value: Uint8Array, before: Entry | null) =>
  before === null ? bucket.create(name, value) : bucket.update(name, value, before.revision)

/** Null when the value was sealed with another master key. */
const opened = <A>(box: Box, { key, value }: Entry, read: (plain: Uint8Array) => A): A | null => {
  try {
    return read(box.open(value, key))
  } catch {
    return null
  }
}

/** False when the log has another commit at the saved position, or none: it is another log, or an older one. */
const isOf = (log: RawLog["Service"], { position, witness }: Pick<Inventory, "position" | "witness">) =>
  position === 0
    ? Effect.succeed(true)
    : Effect.map(log.at(position), (found) => found !== null && witnessOf(found.data) === witness)
