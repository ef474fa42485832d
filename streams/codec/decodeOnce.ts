/** Decodes each commit once: the projections, the directory and the reactors all read it within a short time. */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import { type Commit, isReadable, type Recorded, type Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"

/** A message after reading, and the owners of the keys that opened its personal fields. */
export interface Opened {
  readonly recorded: Recorded
  readonly owners: ReadonlyArray<string>
}
/** A message with the digest of its bytes. */
export type Witnessed = Stored & { readonly witness: string }
type KeyOf = (owner: string) => unknown
interface Kept {
  readonly commit: Commit
  readonly keys: ReadonlyArray<readonly [owner: string, key: unknown]>
  readonly bytes: number
}

const mostBytes = 8 * 1024 * 1024

export const decodeOnce = <E, R>(
  decode: (stored: ReadonlyArray<Witnessed>) => Effect.Effect<ReadonlyArray<Opened>, E, R>,
  keyOf: KeyOf
) => {
  const kept = new LRUCache<string, Kept>({ maxSize: mostBytes, sizeCalculation: ({ bytes }) => bytes })
  /** Null also when a key has changed since then: a forgotten person's fields must not be read from the cache. */
  const find = (name: string) => {
    const found = kept.get(name)
    return found?.keys.every(([owner, key]) => keyOf(owner) === key) === true ? found.commit : null
  }

  return Effect.fnUntraced(function* (stored: ReadonlyArray<Stored>) {
    const asked = stored.map((each) => {
      // A restored log reuses positions, so the digest of the bytes is part of the name.
      const witness = witnessOf(each.data)
      const name = `${each.seq} ${witness}`
      return { each: { ...each, witness }, name, commit: find(name) }
    })
    const fresh = new Map(
      (yield* decode(asked.flatMap(({ each, commit }) => (commit === null ? [each] : [])))).map((opened) => [
        opened.recorded.seq,
        opened
      ])
    )
    return asked.flatMap(({ each, name, commit }): ReadonlyArray<Recorded> => {
      if (commit !== null) return [{ ...commit, continues: each.continues }]
      const opened = fresh.get(each.seq)
      if (opened === undefined) return []
      const { recorded, owners } = opened
      // An unreadable commit is read again each time: its key may be found later.
      if (!isReadable(recorded)) return [recorded]
      const keys = owners.map((owner) => [owner, keyOf(owner)] as const)
      kept.set(name, { commit: recorded, keys, bytes: each.data.byteLength })
      return [recorded]
    })
  })
}
