/** `tt import <file>`: stores a chat exported from Telegram Desktop. A second run of the same file stores nothing. */
import { Effect, Result, Stream } from "effect"
import { request } from "../../control/request.ts"
import { parseTelegramExport } from "./telegramExport.ts"
import { importOperation } from "./importOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"
import { textOfFile } from "../operation/textOfFile.ts"

/** Messages per request. */
const pieceLength = 100

export const importFile = Effect.fn("import")(function* (settings: Settings, file: string, json: boolean) {
  const parsed = parseTelegramExport(yield* textOfFile(file))
  if (Result.isFailure(parsed)) return yield* parsed.failure
  const { chat, messages, skipped } = parsed.success
  const bar = progressBar(chat.title, messages.length)
  let stored = 0
  let seen = 0
  const pieces = Array.from({ length: Math.ceil(messages.length / pieceLength) }, (_, i) => ({
    chat,
    messages: messages.slice(i * pieceLength, (i + 1) * pieceLength)
  }))
  yield* request(settings, importOperation, ...pieces).pipe(
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
    `${stored} messages stored, ${seen - stored} already stored before, ${skipped} skipped because they have no text (${chat.title})`
  )
})
