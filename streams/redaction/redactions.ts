/**
 * The redacted messages of the log. No text of theirs may be shown, so every process must know them before it decodes a commit.
 *
 * They are read from the stored bytes. The result is saved in bucket `SNAPSHOTS`, so that a start reads only the end of the log.
 */
import { Effect, Option, Schema, Semaphore, Stream } from "effect"
import { Envelope, type Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { parseSubject } from "../commit/subjects.ts"
import type { StreamUnavailable } from "../errors.ts"
import type { RawLog } from "../keys/rawLog.ts"
import type { Bucket, Buckets } from "../ports/bucket.ts"

const Redacted = Schema.Struct({
  /** Null for a redaction by an earlier version. */
  author: Schema.NullOr(Schema.String),
  /** The position of the commit that redacted it. */
  position: Schema.Int,
  /** True once the text is erased everywhere. */
  isErased: Schema.Boolean,
  /** The proposals that quote it, as far as they are known. */
  proposals: Schema.Array(Schema.String)
})
export type Redacted = typeof Redacted.Type

const Saved = Schema.Struct({
  position: Schema.Int,
  witness: Schema.NullOr(Schema.String),
  messages: Schema.Record(Schema.String, Redacted)
})
const decodeSaved = Schema.decodeUnknownOption(Schema.fromJsonString(Saved))

export interface Redactions {
  /** Null when the message was not redacted. */
  readonly get: (message: string) => Redacted | null
  /** The authors of the redacted messages that a proposal quotes. */
  readonly authorsIn: (proposal: string) => ReadonlyArray<string | null>
  readonly size: () => number
  /** Rises with each redaction. State from before may hold a text, and must be dropped. */
  readonly version: () => number
  /** The redacted messages whose text is not erased everywhere yet. */
  readonly waiting: () => ReadonlyMap<string, Redacted>
  /** Call it for each `MessageRedacted` that is read. */
  readonly note: (message: string, author: string | null, position: number) => void
  /** Call it when the proposals that quote the message are found; `isErased`: with the certificate. */
  readonly noteProposals: (message: string, proposals: ReadonlyArray<string>, isErased: boolean) => void
  /** Reads the log up to its present head. */
  readonly catchUp: Effect.Effect<void, StreamUnavailable>
  /** Reads the log up to its present head, and saves the result. */
  readonly save: Effect.Effect<void, StreamUnavailable>
}

const entryName = "redactions"
/** A larger value is not saved, because the server of the log refuses messages above 1 MB. */
const mostSavedBytes = 900_000

export const openRedactions = Effect.fnUntraced(function* (log: RawLog["Service"], buckets: Buckets["Service"]) {
  const bucket = yield* buckets.open("SNAPSHOTS")
  const saved = yield* readSaved(log, bucket)
  const known = makeKnown(saved?.messages ?? {})
  let read = { position: saved?.position ?? 0, witness: saved?.witness ?? null }
  const take = (messages: ReadonlyArray<Stored>) => {
    for (const message of messages) noteStored(known, message)
    const last = messages.at(-1)
    if (last !== undefined) read = { position: last.seq, witness: witnessOf(last.data) }
  }
  const one = Semaphore.makeUnsafe(1)
  const readOn = Effect.suspend(() =>
    Stream.runForEach(log.after(read.position), (messages) => Effect.sync(() => take(messages)))
  )
  const catchUp = readOn.pipe(one.withPermits(1))
  let savedAt = read.position
  const save = Effect.gen(function* () {
    yield* readOn
    if (read.position === savedAt) return
    const value = Buffer.from(JSON.stringify({ ...read, messages: Object.fromEntries(known.messages) }))
    if (value.byteLength <= mostSavedBytes) yield* bucket.put(entryName, value)
    savedAt = read.position
  }).pipe(one.withPermits(1))
  yield* catchUp
  return { ...known.part, catchUp, save } satisfies Redactions
})

const makeKnown = (first: Readonly<Record<string, Redacted>>) => {
  const messages = new Map(Object.entries(first))
  const byProposal = new Map<string, Set<string>>()
  let version = 0
  const index = (message: string, proposals: ReadonlyArray<string>) => {
    for (const proposal of proposals)
      byProposal.set(proposal, (byProposal.get(proposal) ?? new Set<string>()).add(message))
  }
  for (const [message, { proposals }] of messages) index(message, proposals)
  const part = {
    get: (message: string) => messages.get(message) ?? null,
    authorsIn: (proposal: string) =>
      [...(byProposal.get(proposal) ?? [])].map((message) => messages.get(message)?.author ?? null),
    size: () => messages.size,
    version: () => version,
    waiting: () => new Map([...messages].filter(([, { isErased }]) => !isErased)),
    note: (message: string, author: string | null, position: number) => {
      if (messages.has(message)) return
      messages.set(message, { author, position, isErased: false, proposals: [] })
      version++
    },
    noteProposals: (message: string, proposals: ReadonlyArray<string>, isErased: boolean) => {
      const found = messages.get(message)
      if (found === undefined || found.isErased) return
      const all = [...new Set([...found.proposals, ...proposals])]
      messages.set(message, { ...found, isErased, proposals: all })
      index(message, all)
      if (all.length > found.proposals.length) version++
    }
  }
  return { messages, part }
}

/** Null when nothing is saved, or when it was saved for another log. */
const readSaved = Effect.fnUntraced(function* (log: RawLog["Service"], bucket: Bucket) {
  const entry = yield* bucket.get(entryName)
  const saved = entry === null ? null : Option.getOrNull(decodeSaved(Buffer.from(entry.value).toString()))
  if (saved === null || saved.position === 0) return null
  const there = yield* log.at(saved.position)
  return there !== null && witnessOf(there.data) === saved.witness ? saved : null
})

const decodeEnvelope = Schema.decodeUnknownOption(Schema.fromJsonString(Envelope))
/** Most commits redact nothing, and a search of their bytes is faster than parsing. Quotes in a text are escaped there. */
const marks = ['"MessageRedacted"', '"MessageErased"'].map((mark) => Buffer.from(mark))

const noteStored = ({ part }: ReturnType<typeof makeKnown>, { subject, seq, data }: Stored) => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const parts = parseSubject(subject)
  if (parts?.kind !== "message" || !marks.some((mark) => bytes.includes(mark))) return
  const envelope = Option.getOrNull(decodeEnvelope(bytes.toString()))
  for (const { data: event } of envelope?.events ?? []) {
    const { _tag: tag, author, proposals } = event
    if (tag === "MessageRedacted") part.note(parts.id, typeof author === "string" ? author : null, seq)
    if (tag === "MessageErased" && Array.isArray(proposals)) part.noteProposals(parts.id, proposals.map(String), true)
  }
}
