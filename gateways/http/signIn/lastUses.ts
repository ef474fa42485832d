/** The last use of each token and by each person, in bucket `SESSIONS`. An entry lives for the 30 days of the bucket. */
import { Clock, Effect } from "effect"
import { LRUCache } from "lru-cache"
import type { ActorId } from "../../../domain/ids.ts"
import type { Bucket } from "../../../streams/ports/bucket.ts"

/** People have entries with this prefix too. The name is older: at first only tokens had entries. */
const prefix = "token-use."
/** The last use is written at most this often. */
const notedMillis = 3600 * 1000
const mostNoted = 10_000

export const makeLastUses = (bucket: Bucket) => {
  const noted = new LRUCache<ActorId, number>({ max: mostNoted })
  return {
    /** Writes the last use by an actor, once an hour at most. */
    noteUse: Effect.fnUntraced(function* (actor: ActorId) {
      const now = yield* Clock.currentTimeMillis
      const before = noted.get(actor)
      if (before !== undefined && now - before < notedMillis && now >= before) return
      noted.set(actor, now)
      yield* bucket.put(`${prefix}${actor.replace(":", ".")}`, Buffer.from(String(now)))
    }),
    /** The last use by each actor, to the hour. Milliseconds of Unix time. */
    lastUses: Effect.map(
      bucket.entries,
      (entries): ReadonlyMap<string, number> =>
        new Map(
          entries.flatMap(({ key, value }) =>
            key.startsWith(prefix)
              ? [[key.slice(prefix.length).replace(".", ":"), Number(Buffer.from(value).toString())]]
              : []
          )
        )
    )
  }
}
