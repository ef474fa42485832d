/** The lines of a backup's files: a stored message, or an entry of a bucket, as JSON. */
import { Option, Schema } from "effect"
import type { CopiedMessage } from "../../../../streams/nats/copy/copyOut.ts"

const Position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
const Base64 = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9+/]*={0,2}$/u))

export const MessageLine = Schema.Struct({
  seq: Position,
  subject: Schema.String.check(Schema.isPattern(/^(evt|chain|access)\.[^\s*>]{1,1000}$/u)),
  storedAt: Schema.String.check(Schema.isPattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u)),
  continues: Schema.Boolean,
  /** The stored bytes. */
  data: Base64
})
export type MessageLine = typeof MessageLine.Type

export const EntryLine = Schema.Struct({
  key: Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_.=-]{1,200}$/u)),
  value: Base64
})
export type EntryLine = typeof EntryLine.Type

const decodeMessage = Schema.decodeUnknownOption(Schema.fromJsonString(MessageLine))
const decodeEntry = Schema.decodeUnknownOption(Schema.fromJsonString(EntryLine))

export const messageLine = ({ seq, subject, storedAt, continues, data }: CopiedMessage): MessageLine => ({
  seq,
  subject,
  storedAt,
  continues,
  data: Buffer.from(data).toString("base64")
})

/** Null for a line of another form. */
export const messageIn = (line: string): CopiedMessage | null => {
  const found = Option.getOrNull(decodeMessage(line))
  return found === null ? null : { ...found, data: Buffer.from(found.data, "base64") }
}
export const entryIn = (line: string): { readonly key: string; readonly value: Uint8Array } | null => {
  const found = Option.getOrNull(decodeEntry(line))
  return found === null ? null : { key: found.key, value: Buffer.from(found.value, "base64") }
}
