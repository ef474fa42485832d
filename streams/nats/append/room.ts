/** Warns the operator before a stream is full. A full stream refuses messages, so updates wait or commands fail. */
import { Effect } from "effect"
import type { Trouble } from "../../troubles.ts"
import { Nats } from "../client/nats.ts"

/** The share of its limit from which a stream counts as nearly full. */
const nearlyFull = 0.8
/** The troubles are read for each check of readiness. */
const readEvery = "5 seconds"

/** The trouble of a stream with these bytes; none while it has room. A negative limit means no limit. */
export const roomTroubles = (stream: string, bytes: number, mostBytes: number): ReadonlyArray<Trouble> =>
  mostBytes <= 0 || bytes < mostBytes * nearlyFull
    ? []
    : [
        {
          code: "stream-nearly-full",
          message: `stream ${stream} has used ${Math.floor((100 * bytes) / mostBytes)} % of its limit; when it is full, it refuses messages`,
          remedy: `nats stream edit ${stream} --max-bytes=<bytes>`,
          stops: []
        }
      ]

/** The troubles of all streams that are nearly full. Leaves out a stream that cannot be read, which has its own trouble. */
export const nearlyFullStreams = Effect.fnUntraced(function* (streams: ReadonlyArray<string>) {
  const { info } = yield* Nats
  const ofStream = (name: string) =>
    info(name).pipe(
      Effect.map(({ bytes, mostBytes }) => roomTroubles(name, bytes, mostBytes)),
      Effect.orElseSucceed((): ReadonlyArray<Trouble> => [])
    )
  const all = Effect.map(Effect.forEach(streams, ofStream, { concurrency: "unbounded" }), (lists) => lists.flat())
  return yield* Effect.cachedWithTTL(all, readEvery)
})
