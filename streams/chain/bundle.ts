/** The lines of an audit bundle: the commits as they are stored, with their links, keys and checkpoints. docs/audit.md. */
import { Clock, Effect, Stream } from "effect"
import type { Stored } from "../commit/envelope.ts"
import type { RawLog } from "../keys/rawLog.ts"
import type { ChainLog, ChainStored } from "./links/chainLog.ts"
import { type LogCursor, openCursor } from "./check/cursor.ts"
import { type Scan, scanChain } from "./check/scan.ts"
import { type AuditCheckpoint, contentsIn, decodeMessage, type ChainEntry } from "./links/entry.ts"
import { contentOf, links } from "./links/link.ts"

export type BundleLine =
  | { readonly is: "bundle"; readonly v: 1; readonly exportedAt: string }
  | {
      readonly is: "begun"
      readonly installation: string
      readonly at: string
      readonly why: string
      readonly link: string
    }
  | {
      readonly is: "key"
      readonly publicKey: string
      readonly at: string
      readonly endorsement: string
      readonly link: string
    }
  | {
      readonly is: "commit"
      readonly position: number
      readonly subject: string
      readonly continues: boolean
      /** The stored bytes, base64. */
      readonly data: string
      readonly content: string
      readonly link: string
    }
  /** A linked commit that the log does not have: a later acceptance must name an earlier position. */
  | { readonly is: "absent"; readonly position: number; readonly content: string; readonly link: string }
  | { readonly is: "gap"; readonly from: number; readonly to: number; readonly link: string }
  | {
      readonly is: "accepted"
      readonly after: number
      readonly former: number
      readonly at: string
      readonly why: string
      readonly link: string
    }
  | ({ readonly is: "checkpoint" } & AuditCheckpoint)
  /** The last line. `lines`: the number of all lines before it. */
  | { readonly is: "end"; readonly lines: number }

interface Parts {
  readonly chain: ChainLog["Service"]
  readonly log: RawLog["Service"]
}

/** Every line of the present chain. Checks nothing: that is the task of its reader. */
export const bundleLines = ({ chain, log }: Parts) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const scan = yield* scanChain(chain, 0, null)
      const cursor = yield* openCursor(log, 0)
      const exportedAt = new Date(yield* Clock.currentTimeMillis).toISOString()
      const first: BundleLine = { is: "bundle", v: 1, exportedAt }
      let lines = 0
      let link = ""
      const step = (stored: ChainStored) =>
        Effect.map(linesOf(scan, cursor, link, stored), (made) => {
          link = made.link
          return made.lines
        })
      return Stream.make(first).pipe(
        Stream.concat(
          chain
            .after(Math.max(0, scan.begun - 1))
            .pipe(Stream.flattenIterable, Stream.mapEffect(step), Stream.flattenIterable)
        ),
        Stream.tap(() => Effect.sync(() => void lines++)),
        Stream.concat(Stream.suspend(() => Stream.make<[BundleLine]>({ is: "end", lines })))
      )
    })
  )

interface Made {
  readonly lines: ReadonlyArray<BundleLine>
  /** The link after them. */
  readonly link: string
}

const linesOf = Effect.fnUntraced(function* (
  scan: Scan,
  cursor: LogCursor,
  before: string,
  { seq, data }: ChainStored
) {
  const message = decodeMessage(data)
  if (message === null) return { lines: [], link: before } satisfies Made
  if (message._tag === "Signed")
    return { lines: [{ is: "checkpoint", ...message.checkpoint }], link: before } satisfies Made
  const lines: Array<BundleLine> = []
  let link = before
  for (const [index, entry] of message.entries.entries()) {
    const found = yield* cursor.upTo(Math.min(lastOf(entry), scan.liveUpTo({ seq, index })))
    const made = entryLines(entry, link, found)
    lines.push(...made.lines)
    link = made.link
  }
  return { lines, link } satisfies Made
})

/** The last position that an entry covers; 0 when it covers none. */
const lastOf = (entry: ChainEntry): number => {
  if (entry._tag === "GapLinked") return entry.to
  return entry._tag === "CommitsLinked" ? entry.from + (contentsIn(entry.contents)?.length ?? 0) - 1 : 0
}

const entryLines = (entry: ChainEntry, before: string, found: ReadonlyArray<Stored>): Made => {
  switch (entry._tag) {
    case "ChainBegun": {
      const { installation, at, why } = entry
      return one({ is: "begun", installation, at, why, link: links.begun(installation, at, why) })
    }
    case "KeyAdded": {
      const { publicKey, at, endorsement } = entry
      const link = links.key(before, Buffer.from(publicKey, "base64"), at, Buffer.from(endorsement, "base64"))
      return one({ is: "key", publicKey, at, endorsement, link })
    }
    case "GapLinked": {
      const { from, to } = entry
      const inserted = commitLines(before, found.map(asLinked), byPosition(found))
      const link = links.gap(inserted.link, from, to)
      return { lines: [...inserted.lines, { is: "gap", from, to, link }], link }
    }
    case "LogAccepted": {
      const { after, former, at, why } = entry
      return one({ is: "accepted", after, former, at, why, link: links.accepted(before, after, former, at, why) })
    }
    case "CommitsLinked": {
      const contents = contentsIn(entry.contents) ?? []
      const linked = contents.map((content, i) => ({ position: entry.from + i, content }))
      return commitLines(before, linked, byPosition(found))
    }
  }
}

const one = (line: BundleLine & { readonly link: string }): Made => ({
  lines: [line],
  link: line.link
})
const byPosition = (found: ReadonlyArray<Stored>) => new Map(found.map((message) => [message.seq, message]))
const asLinked = (message: Stored) => ({ position: message.seq, content: contentOf(message) })

const commitLines = (
  before: string,
  linked: ReadonlyArray<{ readonly position: number; readonly content: string }>,
  found: ReadonlyMap<number, Stored>
): Made => {
  let link = before
  const lines = linked.map(({ position, content }): BundleLine => {
    link = links.commit(link, position, content)
    const message = found.get(position)
    if (message === undefined) return { is: "absent", position, content, link }
    const { subject, continues, data } = message
    return { is: "commit", position, subject, continues, data: Buffer.from(data).toString("base64"), content, link }
  })
  return { lines, link }
}
