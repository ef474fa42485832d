/** The pages of Telegram Desktop's HTML export as a source: `messages.html`, `messages2.html` and so on. */
import { Effect, Stream } from "effect"
import { chunksOf, type NoSuchFile, noFileOf } from "../../operation/textOfFile.ts"
import { BrokenExport, type ImportSource, type ReadWatch } from "../source/source.ts"
import { makeReader } from "../telegram/reader.ts"
import { makeSurvey, type SurveyedChat } from "../telegram/survey.ts"
import { makeHtmlParts } from "./htmlParts.ts"

/**
 * `number`: the chat's number in Telegram, as `id` of result.json has it; null: the chat is known by its name only, and its
 * messages are not matched with those of another source.
 */
export const openTelegramPages = (
  files: ReadonlyArray<string>,
  number: string | null,
  watch: ReadWatch
): Effect.Effect<ImportSource, BrokenExport | NoSuchFile> =>
  Effect.map(
    Effect.tryPromise({
      try: async () => {
        const { takeApart, nextPage } = makeHtmlParts(number)
        const survey = makeSurvey(takeApart, noPage)
        const feeding = feed(files, survey.write, nextPage, watch)
        while ((await feeding.next()).done !== true);
        return survey.end()
      },
      catch: (cause) => (cause instanceof BrokenExport ? cause : noFileOf(files[0] ?? "", cause))
    }),
    (chats): ImportSource => ({
      chats,
      read: () =>
        Stream.fromAsyncIterable(piecesIn(files, number, chats), (cause) =>
          cause instanceof BrokenExport ? cause : new BrokenExport({ why: noFileOf(files[0] ?? "", cause).message })
        )
    })
  )

const noPage =
  "the page is not a chat exported from Telegram Desktop: give messages.html or the folder of the export. Nothing was stored."

/** Yields the result of each write. */
async function* feed<A>(
  files: ReadonlyArray<string>,
  write: (bytes: Uint8Array) => A,
  nextPage: () => void,
  watch: ReadWatch = () => {}
) {
  let read = 0
  for (const [i, file] of files.entries()) {
    if (i > 0) nextPage()
    for await (const chunk of chunksOf(file)) {
      yield write(chunk)
      watch((read += chunk.length))
    }
  }
}

async function* piecesIn(files: ReadonlyArray<string>, number: string | null, chats: ReadonlyArray<SurveyedChat>) {
  const { takeApart, nextPage } = makeHtmlParts(number)
  const reader = makeReader(chats, takeApart)
  for await (const pieces of feed(files, reader.write, nextPage)) yield* pieces
  yield* reader.end()
}
