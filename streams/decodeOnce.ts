/** A commit is read by the projections, the directory and each reactor within a moment: it is decoded once. */
import { Effect } from "effect"
import type { Commit, Stored } from "./envelope.ts"
import { witnessOf } from "./identity.ts"

/** A decoded commit, and whose keys opened it. */
export interface Opened {
  readonly commit: Commit
  readonly owners: ReadonlyArray<string>
}
/** A message, and the digest that was taken of it to look for it. */
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
  // The oldest go first.
  const kept = new Map<string, Kept>()
  let bytes = 0
  const keep = (name: string, entry: Kept) => {
    bytes += entry.bytes - (kept.get(name)?.bytes ?? 0)
    kept.delete(name)
    kept.set(name, entry)
    for (const [oldest, each] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(oldest)
      bytes -= each.bytes
    }
  }
  /** Whoever was forgotten since has another key, or none: what theirs opened is not given out again. */
  const find = (name: string) => {
    const found = kept.get(name)
    return found?.keys.every(([owner, key]) => keyOf(owner) === key) === true ? found.commit : null
  }

  return Effect.fnUntraced(function* (stored: ReadonlyArray<Stored>) {
    const asked = stored.map((each) => {
      // A log that was restored gives positions anew: the bytes are part of the name.
      const witness = witnessOf(each.data)
      const name = `${each.seq} ${witness}`
      return { each: { ...each, witness }, name, commit: find(name) }
    })
    const fresh = new Map(
      (yield* decode(asked.flatMap(({ each, commit }) => (commit === null ? [each] : [])))).map((opened) => [
        opened.commit.seq,
        opened
      ])
    )
    return asked.flatMap(({ each, name, commit }): ReadonlyArray<Commit> => {
      if (commit !== null) return [{ ...commit, continues: each.continues }]
      const opened = fresh.get(each.seq)
      if (opened === undefined) return []
      const keys = opened.owners.map((owner) => [owner, keyOf(owner)] as const)
      keep(name, { commit: opened.commit, keys, bytes: each.data.byteLength })
      return [opened.commit]
    })
  })
}
