/** An export of Telegram Desktop as a source: `result.json` of one chat or of a whole account. It is read as a stream. */
import { Effect, Result, Stream } from "effect"
import { chunksOf, type NoSuchFile, noFileOf } from "../../operation/textOfFile.ts"
import { BrokenExport, type ImportedMessage, type ImportSource, type ReadWatch } from "../source/source.ts"
import { countOf, type Losses } from "../source/losses.ts"
import { makeParts } from "./parts.ts"
import { makeReader } from "./reader.ts"
import { makeSurvey, type SurveyedChat } from "./survey.ts"

/** Reads the whole file once; memory does not grow with the file. */
export const openTelegramExport = (
  file: string,
  watch: ReadWatch
): Effect.Effect<ImportSource, BrokenExport | NoSuchFile> =>
  Effect.map(
    Effect.tryPromise({
      try: async () => {
        const survey = makeSurvey(makeParts, noChat)
        for await (const chunk of chunksOf(file, watch)) survey.write(chunk)
        return survey.end()
      },
      catch: (cause) => (cause instanceof BrokenExport ? cause : noFileOf(file, cause))
    }),
    (chats): ImportSource => ({
      chats,
      read: (places) =>
        Stream.fromAsyncIterable(
          piecesIn(
            file,
            chats.filter(({ place }) => places.has(place))
          ),
          (cause) => (cause instanceof BrokenExport ? cause : new BrokenExport({ why: noFileOf(file, cause).message }))
        )
    })
  )

const noChat =
  'the file is not one chat\'s export, and has no list of chats: choose "Export chat history" in Telegram Desktop, format JSON, and import its result.json. Nothing was stored.'

async function* piecesIn(file: string, chats: ReadonlyArray<SurveyedChat>) {
  const reader = makeReader(chats, makeParts)
  for await (const chunk of chunksOf(file)) yield* reader.write(chunk)
  yield* reader.end()
}

export interface Export {
  readonly chat: { readonly id: string; readonly title: string }
  readonly messages: ReadonlyArray<ImportedMessage>
  /** Messages that are not stored. */
  readonly skipped: number
  readonly losses: Losses
}

/** The first chat of an export that is in memory. */
export const parseTelegramExport = (text: string): Result.Result<Export, BrokenExport> =>
  Result.try({
    try: () => {
      const bytes = Buffer.from(text)
      const survey = makeSurvey(makeParts, noChat)
      survey.write(bytes)
      const chats = survey.end().slice(0, 1)
      const [chat] = chats
      if (chat === undefined) throw new BrokenExport({ why: "the file has no chat" })
      const reader = makeReader(chats, makeParts)
      const messages = [...reader.write(bytes), ...reader.end()].flatMap((piece) => piece.messages)
      const { id, title, losses } = chat
      return { chat: { id, title }, messages, skipped: countOf(losses, "left-out"), losses }
    },
    // A defect of this code is thrown again.
    catch: (cause) => {
      if (cause instanceof BrokenExport) return cause
      throw cause
    }
  })
