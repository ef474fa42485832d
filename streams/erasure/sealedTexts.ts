/** Finds the sealed texts of some people in the stored bytes. It opens no text, so it works after their keys were removed. */
import { Effect, Option, Schema, Stream } from "effect"
import type { ErasedTexts } from "../../domain/person/erasure.ts"
import { Envelope, type Stored } from "../commit/envelope.ts"
import { type Kind, parseSubject } from "../commit/subjects.ts"
import { walks } from "../codec/parse.ts"
import { RawLog } from "../keys/rawLog.ts"

export interface SealedTexts {
  /** The number of texts, by kind. */
  readonly texts: ErasedTexts
  /** The aggregates that have them: `task.<id>`. */
  readonly aggregates: ReadonlySet<string>
}

const countedAs: { readonly [K in Kind]?: keyof ErasedTexts } = {
  message: "messages",
  proposal: "proposals",
  task: "tasks",
  topic: "knowledge",
  atom: "knowledge",
  person: "names"
}
export const noTexts: ErasedTexts = { messages: 0, proposals: 0, tasks: 0, knowledge: 0, names: 0, others: 0 }
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Envelope))

/** Reads the whole log once. */
export const findSealedTexts = Effect.fnUntraced(function* (owners: ReadonlyArray<string>) {
  const log = yield* RawLog
  const marks = owners.map((owner) => Buffer.from(`"${owner}"`))
  const found = new Map(
    owners.map((owner) => [
      owner,
      { texts: { ...noTexts } as { -readonly [K in keyof ErasedTexts]: number }, aggregates: new Set<string>() }
    ])
  )
  const take = ({ subject, data }: Stored) => {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    const parts = parseSubject(subject)
    // Most commits do not name the owners, and a search is faster than parsing.
    if (parts === null || !marks.some((mark) => bytes.includes(mark))) return
    const envelope = Option.getOrNull(decode(bytes.toString()))
    for (const { data: event } of envelope?.events ?? [])
      walks[parts.kind](String(event["_tag"]))(event, (value, owner) => {
        const of = found.get(owner)
        if (of === undefined || value === "") return value
        of.texts[countedAs[parts.kind] ?? "others"]++
        of.aggregates.add(`${parts.kind}.${parts.id}`)
        return value
      })
  }
  yield* log.after(0).pipe(Stream.runForEach((messages) => Effect.sync(() => messages.forEach(take))))
  return found as ReadonlyMap<string, SealedTexts>
})
