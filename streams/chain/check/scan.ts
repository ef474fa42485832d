/** The first reading of the chain: where it begins, and which links are of a former log. */
import { Effect, Stream } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import type { ChainLog } from "../links/chainLog.ts"
import { type ChainMessage, decodeMessage } from "../links/entry.ts"

/** The place of an entry: the message in stream `CHAIN`, and the index in it. */
interface Place {
  readonly seq: number
  readonly index: number
}

export interface Scan {
  /** The position in stream `CHAIN` of the last `ChainBegun`; 0 when there is none. */
  readonly begun: number
  /** The number of chains that were given up before it. */
  readonly givenUp: number
  /** The number of keys since then. */
  readonly keys: number
  /** The position in stream `CHAIN` of the checkpoint with the number `wanted`; null when there is none. */
  readonly wanted: number | null
  /** The highest position of the log for which a link at this place still counts. */
  readonly liveUpTo: (place: Place) => number
}

/**
 * Reads the messages after a position of stream `CHAIN`. Messages that cannot be read are left to the check.
 *
 * @param wanted the number of a checkpoint to look for
 */
export const scanChain = Effect.fnUntraced(function* (
  chain: ChainLog["Service"],
  after: number,
  wanted: number | null
): Effect.fn.Return<Scan, StreamUnavailable> {
  let begun = 0
  let givenUp = 0
  let keys = 0
  let found: number | null = null
  let acceptances: Array<Place & { readonly after: number }> = []
  const note = (seq: number, message: ChainMessage) => {
    if (message._tag === "Signed") {
      if (message.checkpoint.number === wanted) found = seq
      return
    }
    message.entries.forEach((entry, index) => {
      if (entry._tag === "KeyAdded") keys++
      if (entry._tag === "LogAccepted") acceptances.push({ seq, index, after: entry.after })
      if (entry._tag !== "ChainBegun") return
      if (begun > 0) givenUp++
      begun = seq
      keys = 0
      found = null
      acceptances = []
    })
  }
  yield* chain.after(after).pipe(
    Stream.runForEach((batch) =>
      Effect.sync(() => {
        for (const { seq, data } of batch) {
          const message = decodeMessage(data)
          if (message !== null) note(seq, message)
        }
      })
    )
  )
  const liveUpTo = ({ seq, index }: Place) =>
    acceptances.reduce(
      (least, each) =>
        each.seq > seq || (each.seq === seq && each.index > index) ? Math.min(least, each.after) : least,
      Infinity
    )
  return { begun, givenUp, keys, wanted: found, liveUpTo }
})
