/** Stores the chosen chats of a file, and counts what became of their messages. */
import { Effect, Schedule, Schema, Stream } from "effect"
import type { ChatInFile, ImportedCounts } from "../../gateways/contract/imports/imports.ts"
import { ImportedChat, ImportedMessage, type ImportPiece, type ImportSource } from "../verbs/import/source/source.ts"
import { storeMessages } from "../verbs/import/store/storeMessages.ts"

/** Cleans and checks a piece as the operation of the command line does. */
const decodeMessages = Schema.decodeEffect(Schema.Array(ImportedMessage))
const decodeChat = Schema.decodeEffect(ImportedChat)

/** The log may be busy, or its connection lost, for some minutes. */
const storeRetries = Schedule.min([Schedule.exponential("250 millis"), Schedule.spaced("10 seconds")]).pipe(
  Schedule.upTo({ duration: "5 minutes" })
)

interface ImportSoFar {
  readonly source: ImportSource
  /** The counts of each chosen chat. */
  readonly counts: ReadonlyArray<ImportedCounts>
  /** Pieces that the counts include already. */
  readonly pieces: number
}

/** Runs `onPiece` with the counts after each piece. Every read of a file gives the same pieces in the same order. */
export const storeFile = Effect.fnUntraced(function* <E, R>(
  { source, counts: before, pieces: done }: ImportSoFar,
  onPiece: (counts: ReadonlyArray<ImportedCounts>, pieces: number) => Effect.Effect<void, E, R>
) {
  let counts = before
  let pieces = done
  yield* source.read(new Set(before.map(({ place }) => place))).pipe(
    Stream.drop(done),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ place, ...piece }: ImportPiece) {
        const chat = yield* decodeChat(piece.chat)
        const messages = yield* decodeMessages(piece.messages)
        const stored = yield* Effect.retry(storeMessages({ chat, messages }, "import"), storeRetries)
        counts = counts.map((each) => (each.place === place ? added(each, stored) : each))
        yield* onPiece(counts, ++pieces)
      })
    )
  )
  return counts
})

type Stored = Effect.Success<ReturnType<typeof storeMessages>>

const added = (counts: ImportedCounts, { seen, stored, edited, forgotten }: Stored): ImportedCounts => ({
  ...counts,
  stored: counts.stored + stored,
  alreadyThere: counts.alreadyThere + seen - stored - edited - forgotten,
  edited: counts.edited + edited,
  forgotten: counts.forgotten + forgotten
})

/** The counts of chats before their first message. */
export const noCounts = (chats: ReadonlyArray<ChatInFile>): ReadonlyArray<ImportedCounts> =>
  chats.map(({ place, chat, title, leftOut }) => {
    const none = { stored: 0, alreadyThere: 0, edited: 0, forgotten: 0 }
    return { place, chat, title, ...none, leftOut }
  })

/** The messages that the counts are about, without those that cannot be stored. */
export const seenIn = (counts: ReadonlyArray<ImportedCounts>): number =>
  counts.reduce((sum, each) => sum + each.stored + each.alreadyThere + each.edited + each.forgotten, 0)
