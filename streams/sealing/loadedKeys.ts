/** The keys that this process has looked up, and the owners without one. */
import { Effect } from "effect"
import { wasForgotten } from "../keys/forgotten.ts"
import type { RawLog } from "../keys/rawLog.ts"
import type { KeyBucket } from "./keyEntries.ts"
import type { SealingKey } from "../cipher/sealing.ts"

export const makeLoadedKeys = (log: RawLog["Service"], bucket: KeyBucket, known: Map<string, SealingKey>) => {
  const forgotten = new Set<string>()
  /** Owners without a key who were not forgotten. They are looked up again after the next comparison. */
  const lost = new Set<string>()
  let forgets = 0

  const checkForgotten = Effect.fnUntraced(function* (owner: string) {
    if (forgotten.has(owner)) return true
    if (!(yield* wasForgotten(log, owner))) return false
    forgotten.add(owner)
    return true
  })
  return {
    get: (owner: string) => known.get(owner) ?? null,
    owners: () => [...known.keys()],
    add: (owner: string, key: SealingKey) => {
      lost.delete(owner)
      known.set(owner, key)
    },
    /** Reads the key from the bucket, and notes an owner without one. */
    find: Effect.fnUntraced(function* (owner: string) {
      const key = yield* bucket.get(owner)
      if (key !== null) known.set(owner, key)
      else if (!(yield* checkForgotten(owner))) lost.add(owner)
      return key
    }),
    /** Asks the log whether a person was forgotten, unless it is known. */
    checkForgotten,
    isForgotten: (owner: string) => forgotten.has(owner),
    /** The log says that this person was forgotten: the key is not used or looked up again. */
    forget: (owner: string) => {
      if (forgotten.has(owner) && !known.has(owner)) return
      forgotten.add(owner)
      known.delete(owner)
      forgets++
    },
    forgets: () => forgets,
    /** True when a lookup may find a key that is not loaded. */
    isNew: (owner: string) => !known.has(owner) && !lost.has(owner) && !forgotten.has(owner),
    retryLost: () => lost.clear()
  }
}
export type LoadedKeys = ReturnType<typeof makeLoadedKeys>
