/** `tt import <file>`: a chat that Telegram Desktop exported. A second run of the same file stores nothing. */
import { Effect, Result, Schema, Stream } from "effect"
import { readFileSync } from "node:fs"
import { ask } from "../ask.ts"
import { parseTelegramExport } from "../import/telegramExport.ts"
import { importChat } from "../operations/importChat.ts"
import type { Settings } from "../settings.ts"
import { answer, progressBar } from "./print.ts"

/** The file cannot be read at all. */
class NoSuchFile extends Schema.TaggedError<NoSuchFile>()("NoSuchFile", { file: Schema.String, why: Schema.String }) {
  override get message() {
    return `${this.file} cannot be read: ${this.why}`
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; give the result.json in it",
  EACCES: "you may not read it"
}

/** Messages in one request. */
const pieceLength = 100

export const importFile = Effect.fn("import")(function* (settings: Settings, file: string, json: boolean) {
  const text = yield* Effect.try({
    try: () => readFileSync(file, "utf8"),
    catch: (cause) =>
      new NoSuchFile({
        file,
        why: cause instanceof Error && "code" in cause ? (reasons[String(cause.code)] ?? cause.message) : String(cause)
      })
  })
  const parsed = parseTelegramExport(text)
  if (Result.isFailure(parsed)) return yield* parsed.failure
  const { chat, messages, skipped } = parsed.success
  const bar = progressBar(chat.title, messages.length)
  let stored = 0
  let seen = 0
  const pieces = Array.from({ length: Math.ceil(messages.length / pieceLength) }, (_, i) => ({
    chat,
    messages: messages.slice(i * pieceLength, (i + 1) * pieceLength)
  }))
  yield* ask(settings, importChat, ...pieces).pipe(
    Stream.runForEach((piece) => {
      stored += piece.stored
      seen += piece.seen
      return bar.at(seen)
    })
  )
  yield* bar.end
  yield* answer(
    json,
    { chat: chat.title, stored, alreadyThere: seen - stored, skipped },
    `${stored} messages stored, ${seen - stored} were there already, ${skipped} carried no text (${chat.title})`
  )
})
