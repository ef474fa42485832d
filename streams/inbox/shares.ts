/** Follows what each source has stored, by counts of the stream and by the requests that this process has added since. */
import { Effect } from "effect"
import { countedBytes, isNearlyFull, type KeptBySource, keptBySource, leftFor, nothingKept } from "./share.ts"
import { type KeptOfSource, setAsidePrefix, waitingPrefix } from "./sourceInbox.ts"
import type { InboxStream } from "./inboxStream.ts"

const countedFor = "1 second"

interface Counted {
  readonly room: number
  readonly kept: Map<string, { readonly requests: number; readonly bytes: number }>
}

export const makeShares = Effect.fnUntraced(function* ({ counts, room }: Pick<InboxStream, "counts" | "room">) {
  let last: Counted = { room: 0, kept: new Map() }
  const counted = yield* Effect.cachedWithTTL(
    Effect.map(Effect.all([counts(waitingPrefix), counts(setAsidePrefix), room]), ([waiting, failed, bytes]) => {
      last = { room: bytes, kept: new Map(keptBySource([...waiting, ...failed])) }
      return last
    }),
    countedFor
  )
  return {
    /** The bytes that the source may still store. */
    leftOf: (source: string) => Effect.map(counted, (now) => leftFor(source, now.kept, now.room)),
    /** Adds a request before it is stored: the next count may be a second away. */
    count: (source: string, bytes: number) => {
      const before = last.kept.get(source) ?? nothingKept
      last.kept.set(source, { requests: before.requests + 1, bytes: before.bytes + countedBytes(bytes) })
    },
    kept: Effect.map(counted, (now) => shown(now.kept, now.room))
  }
})

const shown = (kept: KeptBySource, room: number): ReadonlyMap<string, KeptOfSource> =>
  new Map(
    [...kept].map(([source, { requests }]) => [source, { requests, isNearlyFull: isNearlyFull(source, kept, room) }])
  )
