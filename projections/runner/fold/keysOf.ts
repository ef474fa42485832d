import { isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import { type AnyProjection, idOf } from "../../projection.ts"
import type { Values } from "./applyCommit.ts"

/** The ids of the rows to load before a fold. A row whose aggregate begins in the batch is not loaded. */
export const keysOf = ({ keys, begins }: AnyProjection, commits: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const wanted = new Map<string, boolean>()
  for (const commit of commits.filter(isReadable)) {
    for (const event of commit.events) {
      if (event._tag === begins && !wanted.has(idOf(commit))) wanted.set(idOf(commit), false)
      for (const key of keys(event, commit)) wanted.set(key, wanted.get(key) ?? true)
    }
  }
  return [...wanted].flatMap(([key, isThere]) => (isThere ? [key] : []))
}

/** The ids of the further rows that loaded rows name and that are not loaded yet. */
export const furtherKeysOf = (
  { further }: AnyProjection,
  loaded: ReadonlyMap<string, Values>
): ReadonlyArray<string> => {
  if (further === undefined) return []
  const wanted = new Set([...loaded.values()].flatMap((row) => further(row)))
  return [...wanted].filter((id) => !loaded.has(id))
}
