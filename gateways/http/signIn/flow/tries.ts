/** Limits attempts in bucket `SIGN_INS`, for all processes together. A count ends 10 minutes after its last attempt. */
import { Effect } from "effect"
import type { Bucket } from "../../../../streams/ports/bucket.ts"

const mostRaces = 3

const countIn = (value: Uint8Array) => Number(Buffer.from(value).toString())

export const makeTries = (bucket: Bucket) => {
  const count = (key: string) =>
    Effect.map(bucket.get(key), (entry) => ({ used: entry === null ? 0 : countIn(entry.value), entry }))
  return {
    /** Counts one attempt. False when there were `most` before. A refused attempt is not counted, so the limit ends. */
    take: Effect.fnUntraced(function* (key: string, most: number) {
      for (let race = 0; race < mostRaces; race++) {
        const { used, entry } = yield* count(key)
        if (used >= most) return false
        const next = Buffer.from(String(used + 1))
        const isStored = yield* entry === null ? bucket.create(key, next) : bucket.update(key, next, entry.revision)
        if (isStored) return true
      }
      // So many concurrent attempts are an attack, so the write is not tried again.
      return false
    }),
    areUsedUp: (key: string, most: number) => Effect.map(count(key), ({ used }) => used >= most),
    clear: (key: string) => Effect.asVoid(bucket.remove(key))
  }
}
