/** The commits that this process has stored itself, until their messages are read. */
import type { Commit, Stored } from "../commit/envelope.ts"

/** Commits that nothing reads are dropped beyond this size, the oldest first. */
const mostBytes = 8 * 1024 * 1024

/** A commit that this process has stored. */
export interface OwnCommit {
  readonly seq: number
  readonly data: Uint8Array
  /** The keys that it was sealed with. */
  readonly keys: ReadonlyArray<readonly [owner: string, key: unknown]>
  /** The commit without its position; null when a reader refuses it. */
  readonly commitOf: () => Omit<Commit, "seq" | "witness" | "continues"> | null
}

/** Compares the bytes, because a digest of each stored commit would cost more. */
export const makeOwnCommits = () => {
  const bySeq = new Map<number, OwnCommit>()
  let bytes = 0
  const drop = ({ seq, data }: OwnCommit) => {
    if (bySeq.delete(seq)) bytes -= data.byteLength
  }
  return {
    put: (one: OwnCommit) => {
      const before = bySeq.get(one.seq)
      if (before !== undefined) drop(before)
      bySeq.set(one.seq, one)
      bytes += one.data.byteLength
      for (const oldest of bySeq.values()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    take: ({ seq, data }: Stored): OwnCommit | null => {
      const found = bySeq.get(seq)
      if (found === undefined) return null
      drop(found)
      return Buffer.compare(found.data, data) === 0 ? found : null
    }
  }
}
