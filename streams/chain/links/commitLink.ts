/** The link of one commit in the audit chain, with the link before it. */
import { Effect, Semaphore, Stream } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import type { ChainLog, ChainStored } from "./chainLog.ts"
import { type ChainEntry, type ChainMessage, contentsIn, decodeMessage, type End } from "./entry.ts"
import { links } from "./link.ts"

export interface CommitLink {
  readonly position: number
  /** The link of the commit: SHA-256, 64 lower-case hexadecimal digits. It covers every commit before it. */
  readonly link: string
  /** The link that it follows. */
  readonly follows: string
}

/** Message `seq` of stream `CHAIN`; null when it cannot be read. */
const messageAt = (chain: ChainLog["Service"], seq: number) =>
  Effect.map(chain.at(seq), (stored) => (stored === null ? null : decodeMessage(stored.data)))

/**
 * The first message in a range whose end passes the test, which must hold for every message after one that passes; one
 * past the range when none does. Reads as many messages as the binary logarithm of the range.
 */
const firstWhere = Effect.fnUntraced(function* (
  chain: ChainLog["Service"],
  range: { readonly from: number; readonly to: number },
  passes: (end: End) => boolean
): Effect.fn.Return<number, StreamUnavailable> {
  let { from, to } = { from: range.from, to: range.to + 1 }
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const message = yield* messageAt(chain, middle)
    if (message !== null && passes(message.end)) to = middle
    else from = middle + 1
  }
  return from
})

/** An acceptance of a changed log: the links of the positions after `after` are in the messages from `seq` on. */
interface Acceptance {
  readonly seq: number
  readonly after: number
}

/** The acceptances of the present chain. A message is decoded only when its bytes name one, so a long chain is read fast. */
const makeAcceptances = (chain: ChainLog["Service"]) => {
  const one = Semaphore.makeUnsafe(1)
  let read = 0
  let found: ReadonlyArray<Acceptance> = []
  const note = ({ seq, data }: ChainStored) => {
    read = seq
    const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    if (!text.includes("LogAccepted") && !text.includes("ChainBegun")) return
    const message = decodeMessage(data)
    if (message?._tag !== "Links") return
    for (const entry of message.entries) {
      if (entry._tag === "ChainBegun") found = []
      if (entry._tag === "LogAccepted") found = [...found, { seq, after: entry.after }]
    }
  }
  const catchUp = Effect.suspend(() =>
    Stream.runForEach(chain.after(read), (batch) =>
      Effect.andThen(
        Effect.sync(() => batch.forEach(note)),
        Effect.yieldNow
      )
    )
  )
  return one.withPermits(1)(Effect.map(catchUp, () => found))
}

/**
 * Finds the link of a position; null when it has none: it is newer than the chain, or it holds no commit. Of several links for
 * one position, the one of the present log. The first call reads the chain once; later calls read a few messages.
 */
export const makeCommitLinks = (chain: ChainLog["Service"]) => {
  const acceptances = makeAcceptances(chain)
  return Effect.fnUntraced(function* (position: number): Effect.fn.Return<CommitLink | null, StreamUnavailable> {
    const accepted = yield* acceptances
    const last = yield* chain.last("any")
    const end = last === null ? null : (decodeMessage(last.data)?.end ?? null)
    if (last === null || end === null || position < 1 || position > end.position) return null
    const range = liveRange(accepted, position, { from: end.begun, to: last.seq })
    const seq = yield* firstWhere(chain, range, (each) => each.position >= position)
    const found = seq > range.to ? null : yield* messageAt(chain, seq)
    return found?._tag === "Links" ? linkIn(found, position) : null
  })
}

/** The messages among which the ends rise up to the link of the position in the present log. */
const liveRange = (
  accepted: ReadonlyArray<Acceptance>,
  position: number,
  whole: { readonly from: number; readonly to: number }
) => {
  let { to } = whole
  for (const { seq, after } of accepted.toReversed()) {
    if (position > after) return { from: seq, to }
    to = seq - 1
  }
  return { from: whole.from, to }
}

/** The link of a position that the message links. */
const linkIn = (
  { before, entries }: Extract<ChainMessage, { readonly _tag: "Links" }>,
  position: number
): CommitLink | null => {
  let link = before ?? ""
  let found: CommitLink | null = null
  for (const entry of entries)
    for (const next of linksOf(entry, link)) {
      if (next.position === position) found = { position, link: next.link, follows: link }
      link = next.link
    }
  return found
}

/** The links of an entry, each with the position of its commit; null for a link of no commit. */
function* linksOf(
  entry: ChainEntry,
  before: string
): Generator<{ readonly position: number | null; readonly link: string }> {
  let link = before
  switch (entry._tag) {
    case "ChainBegun":
      yield { position: null, link: links.begun(entry.installation, entry.at, entry.why) }
      return
    case "KeyAdded":
      yield {
        position: null,
        link: links.key(link, bytesOf(entry.publicKey), entry.at, bytesOf(entry.endorsement))
      }
      return
    case "GapLinked":
      yield { position: null, link: links.gap(link, entry.from, entry.to) }
      return
    case "LogAccepted":
      yield { position: null, link: links.accepted(link, entry.after, entry.former, entry.at, entry.why) }
      return
    case "CommitsLinked":
      for (const [i, content] of (contentsIn(entry.contents) ?? []).entries()) {
        link = links.commit(link, entry.from + i, content)
        yield { position: entry.from + i, link }
      }
  }
}
const bytesOf = (base64: string) => Buffer.from(base64, "base64")
