/**
 * Decodes each commit once: the projections, the directory and the reactors all read it within a short time. A commit that
 * this process has stored is known without decoding.
 */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import { type Commit, isReadable, type Recorded, type Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { makeOwnCommits } from "./ownCommits.ts"

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
  const { look, keep, remember } = makeKept(keyOf)
  const noteOpened = (opened: Opened | undefined, each: Witnessed): ReadonlyArray<Recorded> => {
    if (opened === undefined) return []
    const { recorded, owners } = opened
    const keys = owners.map((owner) => [owner, keyOf(owner)] as const)
    // An unreadable commit is read again each time: its key may be found later.
    if (isReadable(recorded)) keep(recorded, keys, each)
    return [recorded]
  }
  const decodeNew = Effect.fnUntraced(function* (asked: ReadonlyArray<Asked>) {
    const fresh = new Map(
      (yield* decode(asked.flatMap(({ each, commit }) => (commit === null ? [each] : [])))).map((opened) => [
        opened.recorded.seq,
        opened
      ])
    )
    return asked.flatMap(({ each, commit }) => (commit === null ? noteOpened(fresh.get(each.seq), each) : [commit]))
  })

  return {
    /** Keeps a commit that this process has stored, until its message is read. */
    remember,
    decode: (stored: ReadonlyArray<Stored>): Effect.Effect<ReadonlyArray<Recorded>, E, R> =>
      Effect.suspend(() => {
        const asked = stored.map(look)
        const known = asked.flatMap(({ commit }) => (commit === null ? [] : [commit]))
        return known.length === asked.length ? Effect.succeed(known) : decodeNew(asked)
      })
  }
}

interface Asked {
  readonly each: Witnessed
  /** Null when it must be decoded. */
  readonly commit: Commit | null
}

const makeKept = (keyOf: KeyOf) => {
  const kept = new LRUCache<string, Kept>({ maxSize: mostBytes, sizeCalculation: ({ bytes }) => bytes })
  const own = makeOwnCommits()
  const isUnchanged = (keys: Kept["keys"]) => keys.every(([owner, key]) => keyOf(owner) === key)
  /** Null also when a key has changed since then: a forgotten person's fields must not be read from the cache. */
  const find = (name: string) => {
    const found = kept.get(name)
    return found !== undefined && isUnchanged(found.keys) ? found.commit : null
  }
  const keep = (commit: Commit, keys: Kept["keys"], { data }: Witnessed) =>
    kept.set(`${commit.seq} ${commit.witness}`, { commit, keys, bytes: data.byteLength })
  /** The commit of a message that this process has stored itself. */
  const takeOwn = (each: Witnessed): Commit | null => {
    const found = own.take(each)
    const head = found?.commitOf() ?? null
    if (found === null || head === null || !isUnchanged(found.keys)) return null
    const commit = { ...head, seq: each.seq, witness: each.witness, continues: each.continues }
    keep(commit, found.keys, each)
    return commit
  }
  return {
    look: (stored: Stored): Asked => {
      // A restored log reuses positions, so the digest of the bytes is part of the name.
      const witness = witnessOf(stored.data)
      const each = { ...stored, witness }
      const found = find(`${each.seq} ${witness}`)
      return { each, commit: found === null ? takeOwn(each) : { ...found, continues: each.continues } }
    },
    keep,
    remember: own.put
  }
}
