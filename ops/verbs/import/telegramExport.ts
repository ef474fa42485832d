/** Reads the JSON that Telegram Desktop exports: one chat and its messages. */
import { Result, Schema } from "effect"
import type { ImportedMessage } from "./importOperation.ts"

/** The file is not an export of one chat, or one of its messages is broken. Nothing was stored. The error names the place. */
export class BrokenExport extends Schema.TaggedError<BrokenExport>()("BrokenExport", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

export interface Export {
  readonly chat: { readonly id: string; readonly title: string }
  readonly messages: ReadonlyArray<ImportedMessage>
  /** Service messages, and messages without text. */
  readonly skipped: number
}

const Part = Schema.Union([Schema.String, Schema.Struct({ text: Schema.String })])
const Message = Schema.Struct({
  id: Schema.Int,
  type: Schema.String,
  date: Schema.String,
  date_unixtime: Schema.optionalKey(
    Schema.String.check(Schema.isPattern(/^\d{1,11}$/, { message: "must be seconds since 1970" }))
  ),
  from: Schema.optionalKey(Schema.NullOr(Schema.String)),
  from_id: Schema.optionalKey(Schema.String),
  reply_to_message_id: Schema.optionalKey(Schema.Int),
  text: Schema.optionalKey(Schema.Union([Schema.String, Schema.Array(Part)]))
})
const Chat = Schema.Struct({
  name: Schema.optionalKey(Schema.NullOr(Schema.String)),
  id: Schema.Int,
  messages: Schema.Array(Schema.Unknown)
})
const decodeChat = Schema.decodeUnknownResult(Chat)
const decodeMessage = Schema.decodeUnknownResult(Message)

/** A file with one broken message is refused as a whole, and the error names the message. */
export const parseTelegramExport = (text: string): Result.Result<Export, BrokenExport> => {
  const json = Result.try({
    // Some editors put a byte order mark first.
    try: (): unknown => JSON.parse(text.replace(/^\uFEFF/, "")),
    catch: (cause) =>
      broken(`the file is not JSON: ${cause instanceof Error ? plain(cause.message, 200) : "it cannot be read"}`)
  })
  if (Result.isFailure(json)) return Result.fail(json.failure)
  const chat = decodeChat(json.success)
  if (Result.isFailure(chat))
    return Result.fail(
      broken(
        'the file is not one chat\'s export: choose "Export chat history" in Telegram Desktop, format JSON, and import its result.json'
      )
    )
  const messages: Array<ImportedMessage> = []
  let skipped = 0
  for (const [i, raw] of chat.success.messages.entries()) {
    const read = messageOf(raw)
    if (typeof read === "string")
      return Result.fail(
        broken(`message ${i + 1} of the file (${nameOf(raw)}) is broken: ${read}. Nothing was stored.`)
      )
    if (read === null) skipped++
    else messages.push(read)
  }
  const title = oneLine(chat.success.name ?? "", 300) || `Chat ${chat.success.id}`
  return Result.succeed({ chat: { id: String(chat.success.id), title }, messages, skipped })
}

/** A message; null when it has no text; or a sentence about its fault. */
const messageOf = (raw: unknown): ImportedMessage | null | string => {
  const read = decodeMessage(raw)
  if (Result.isFailure(read)) return plain(read.failure.message, 200)
  const { id, type, from, from_id, text, reply_to_message_id } = read.success
  const said = textOf(text ?? "")
    .replaceAll("\0", "\ufffd")
    .toWellFormed()
  if (type !== "message" || said === "" || from_id === undefined) return null
  if (said.length > 40_000) return "its text is longer than 40000 characters"
  const millis = millisOf(read.success)
  if (millis === null) return "its date cannot be read"
  if (millis < 0 || millis >= latestMillis)
    return `its date is outside 1970 to ${new Date(latestMillis).getUTCFullYear()}`
  return {
    id: String(id),
    from: from_id.replace(/^user/, ""),
    name: oneLine(from ?? "", 200) || "Deleted account",
    text: said,
    sentAt: new Date(millis).toISOString(),
    replyTo: reply_to_message_id === undefined ? null : String(reply_to_message_id)
  }
}

const textOf = (text: (typeof Message.Type)["text"]): string =>
  typeof text === "string" ? text : (text ?? []).map((part) => (typeof part === "string" ? part : part.text)).join("")

// `date_unixtime` is exact. `date` is local to the exporting machine; it is read, as UTC, only without `date_unixtime`.
const millisOf = ({ date, date_unixtime }: typeof Message.Type): number | null => {
  if (date_unixtime !== undefined) return Number(date_unixtime) * 1000
  const millis = Date.parse(`${date}Z`)
  // Date.parse turns the 31st of February into the 3rd of March, so the day must come back unchanged.
  return Number.isFinite(millis) && new Date(millis).toISOString().startsWith(date.slice(0, dayLength)) ? millis : null
}
/** In the year 2096: no message is later. Milliseconds since 1970. */
const latestMillis = 4e12
const dayLength = "2026-11-24".length

const oneLine = (text: string, most: number) =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, " ")
    .trim()
    .slice(0, most)
    .toWellFormed()

/** A sentence from a library, in one line. */
const plain = (sentence: string, most: number) => oneLine(sentence, most).replaceAll(/\s+/g, " ")
const nameOf = (raw: unknown) =>
  typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "number"
    ? `id ${raw.id}`
    : "without an id"
const broken = (why: string) => new BrokenExport({ why })
