/** `tt import <path>`: finds the export at the path, and imports its chats or its tasks. */
import { Console, Effect } from "effect"
import { team } from "../../../domain/values.ts"
import type { Settings } from "../../settings/settings.ts"
import { findExport, type FoundExport, NothingToImport } from "./find/findExport.ts"
import { openTelegramPages } from "./html/htmlSource.ts"
import { noNamesake } from "./html/namesakes.ts"
import { importChats, type ImportFlags } from "./import.ts"
import { importTasks } from "./tasks/importTasks.ts"
import { openTelegramExport } from "./telegram/telegramSource.ts"

export interface PathFlags extends ImportFlags {
  /** The number of the chat in Telegram, for pages of HTML; "none": another chat than every stored one. */
  readonly chatNumber: string | null
  readonly map: string | null
  readonly audience: string | null
  readonly yes: boolean
}

export const importPath = Effect.fn("import")(function* (settings: Settings, path: string, flags: PathFlags) {
  const found = yield* findExport(path)
  const wrong = wrongFlag(found, flags)
  if (wrong !== null) return yield* new NothingToImport({ path, why: wrong })
  if (found.is === "table")
    return yield* importTasks(settings, found.file, found.size, { ...flags, audience: flags.audience ?? team })
  if (found.is === "telegram-json")
    return yield* importChats(settings, (watch) => openTelegramExport(found.file, watch), found.size, flags)
  const number = flags.chatNumber === "none" ? null : flags.chatNumber
  yield* importChats(
    settings,
    (watch) => openTelegramPages(found.files, number, watch),
    found.size,
    flags,
    (chats) => (flags.chatNumber === null ? noNamesake(settings, chats) : Effect.void)
  )
  if (!flags.json) yield* Console.log(`  ${byName}`)
})

const byName =
  "messages.html has no ids of people and no marks of edits: people are known by their names. `tt people merge` joins a person with an account."

/** The reason why a flag is not for this export; null when all are. */
const wrongFlag = ({ is }: FoundExport, { chatNumber, map, audience }: PathFlags): string | null => {
  if (is !== "table" && (map !== null || audience !== null))
    return "--map and --audience are for CSV files; messages have the readers of their chat"
  if (is !== "telegram-html" && chatNumber !== null)
    return "--chat-number is for messages.html; the other files have their own numbers"
  if (chatNumber === null || chatNumber === "none" || /^-?\d{1,20}$/u.test(chatNumber)) return null
  return "--chat-number is a number such as 1234567890, or none"
}
