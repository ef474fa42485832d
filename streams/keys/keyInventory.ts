/** The inventory of keys in memory: it follows the log when it is asked to, and is saved in bucket `KEYS`. */
import { Effect, Semaphore, Stream } from "effect"
import type { Bucket } from "../ports/bucket.ts"
import type { StreamUnavailable } from "../errors.ts"
import { emptyInventory, type KeyIds, readInto, withKeys } from "./inventory.ts"
import type { RawLog } from "./rawLog.ts"
import { type Box, openSavedInventory } from "./savedInventory.ts"

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
  const saved = yield* openSavedInventory({ bucket, log, box })
  /** The fold of the log, which is saved. */
  let read = saved.found ?? emptyInventory
  /** The same, with the keys that were noted and not yet read. */
  const ids = new Map<string, string>()
  const note = (keys: Iterable<readonly [owner: string, id: string]>) => {
    for (const [owner, id] of keys) if (!ids.has(owner)) ids.set(owner, id)
  }
  const noteRead = () => note(Array.from(read.keys, ([owner, { id }]) => [owner, id]))
  const setRead = (next: typeof read) => {
    const hasGrown = next.keys !== read.keys
    read = next
    if (hasGrown) noteRead()
  }
  noteRead()
  const one = Semaphore.makeUnsafe(1)
  const catchUp = Effect.suspend(() =>
    Stream.runForEach(log.after(read.position), (messages) => Effect.sync(() => setRead(readInto(read, messages))))
  ).pipe(one.withPermits(1))
  yield* catchUp
  if (!saved.exists)
    setRead(
      withKeys(
        read,
        [...present].map(([owner, id]) => [owner, { id, seq: 0 }])
      )
    )

  const inventory: KeyInventory = {
    ids: () => ids,
    note: (keys) => note(Object.entries(keys)),
    catchUp,
    save: Effect.suspend(() => saved.save(read)).pipe(one.withPermits(1))
  }
  return inventory
})
