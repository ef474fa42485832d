/** Stores the chats of an export. A second run of the same file stores nothing. */
import { Console, Effect, Schema, Stream } from "effect"
import { requestEach } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"
import { chosenChats } from "./chosenChats.ts"
import { importOperation } from "./importOperation.ts"
import { countOf, lossLines } from "./source/losses.ts"
import type { FoundChat, ImportSource, ReadWatch } from "./source/source.ts"

export interface ImportFlags {
  /** A chat of an account's export, by its number in the list, its id or its name. */
  readonly chat: string | null
  readonly all: boolean
  /** Shows what would be stored, and stores nothing. */
  readonly dryRun: boolean
  readonly json: boolean
}

/** The file has several chats, and none was chosen. Nothing was stored. */
class ChooseChats extends Schema.TaggedError<ChooseChats>()("ChooseChats", { chats: Schema.Int }) {
  override get message() {
    return `the file has ${this.chats} chats: choose one with --chat and its number, or all with --all. Nothing was stored.`
  }
}

/** `check` runs before anything is stored, and may refuse the chosen chats. `size`: bytes. */
export const importChats = Effect.fn("import.chats")(function* <E, CheckError = never>(
  settings: Settings,
  open: (watch: ReadWatch) => Effect.Effect<ImportSource, E>,
  size: number,
  flags: ImportFlags,
  check: (chats: ReadonlyArray<FoundChat>) => Effect.Effect<void, CheckError> = () => Effect.void
) {
  const reading = progressBar("bytes read", size)
  const source = yield* open((read) => Effect.runSync(reading.at(read)))
  yield* reading.end
  const chosen = yield* chosenChats(source.chats, flags)
  if (flags.dryRun) return yield* Effect.forEach(chosen ?? source.chats, (chat) => show(chat, flags.json))
  if (chosen === null) {
    yield* Effect.forEach(source.chats, (chat, i) => list(chat, i + 1, flags.json))
    return yield* new ChooseChats({ chats: source.chats.length })
  }
  yield* check(chosen)
  return yield* store(settings, source, chosen, flags.json)
})

const list = ({ id, title, kind, messages }: FoundChat, number: number, json: boolean) =>
  answer(json, { number, id, chat: title, kind, messages }, `${number}. ${title}: ${messages} messages (${kind})`)

/** The losses by kind, as JSON. */
const lossesOf = ({ losses }: FoundChat) => ({ skipped: countOf(losses, "left-out"), losses })

const show = (chat: FoundChat, json: boolean) =>
  tell(
    json,
    { chat: chat.title, id: chat.id, kind: chat.kind, messages: chat.messages, ...lossesOf(chat) },
    `${chat.title}: ${chat.messages} messages would be stored, unless they are stored already`,
    chat
  )

const tell = Effect.fnUntraced(function* (json: boolean, value: unknown, sentence: string, { losses }: FoundChat) {
  yield* answer(json, value, sentence)
  if (!json) yield* Effect.forEach(lossLines(losses), (line) => Console.log(`  ${line}`))
})

interface Sum {
  seen: number
  stored: number
  edited: number
  clashes: number
  forgotten: number
}

/** Reads the file once for all chosen chats. */
const store = Effect.fnUntraced(function* (
  settings: Settings,
  source: ImportSource,
  chats: ReadonlyArray<FoundChat>,
  json: boolean
) {
  const sums = new Map(chats.map(({ place }): [string, Sum] => [place, { ...nothing }]))
  // The operation answers each piece with one line, in order.
  const sent: Array<string> = []
  const [first] = chats
  const bar = progressBar(
    chats.length === 1 && first !== undefined ? first.title : `${chats.length} chats`,
    chats.reduce((sum, { messages }) => sum + messages, 0)
  )
  let seen = 0
  const pieces = source.read(new Set(sums.keys())).pipe(
    Stream.map(({ place, ...piece }) => {
      sent.push(place)
      return piece
    })
  )
  yield* requestEach(settings, importOperation, pieces).pipe(
    Stream.runForEach((counts) => {
      const sum = sums.get(sent.shift() ?? "")
      if (sum !== undefined) for (const name of counted) sum[name] += counts[name]
      return bar.at((seen += counts.seen))
    })
  )
  yield* bar.end
  yield* Effect.forEach(chats, (chat) => tellStored(json, chat, sums.get(chat.place) ?? nothing))
})
const counted = ["seen", "stored", "edited", "clashes", "forgotten"] as const
const nothing: Sum = { seen: 0, stored: 0, edited: 0, clashes: 0, forgotten: 0 }

const tellStored = (json: boolean, chat: FoundChat, { seen, stored, edited, clashes, forgotten }: Sum) => {
  const alreadyThere = seen - stored - edited - forgotten
  const { skipped, losses } = lossesOf(chat)
  const some = Object.entries({ edited, clashes, forgotten }).filter(([, count]) => count > 0)
  const sentences = [
    `${stored} messages stored`,
    `${alreadyThere} already stored before`,
    `${skipped} left out`,
    ...(edited === 0 ? [] : [`${edited} edited`]),
    ...(forgotten === 0 ? [] : [`${forgotten} of forgotten people not stored`]),
    ...(clashes === 0 ? [] : [`${clashes} of the stored messages have the number of another message`])
  ]
  return tell(
    json,
    {
      chat: chat.title,
      stored,
      alreadyThere,
      skipped,
      ...Object.fromEntries(some),
      ...(losses.length === 0 ? {} : { losses })
    },
    `${sentences.join(", ")} (${chat.title})`,
    chat
  )
}
