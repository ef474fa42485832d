/** The check of a file that was uploaded: its chats, as `tt import --dry-run` finds them, or the reason why it has none. */
import { Effect } from "effect"
import { team } from "../../domain/values.ts"
import type { ChatInFile, ImportFault } from "../../gateways/contract/imports/imports.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { type ExportKind, kindOfExport, startOf } from "../verbs/import/find/findExport.ts"
import { countOf } from "../verbs/import/source/losses.ts"
import type { FoundChat, ImportSource, ReadWatch } from "../verbs/import/source/source.ts"
import { findChat } from "../verbs/import/store/chatOfImport.ts"
import { importedIds } from "../verbs/import/store/importedIds.ts"
import { openTelegramExport } from "../verbs/import/telegram/telegramSource.ts"

/** Chats that a page can offer for a choice. */
const mostChats = 1000
/** Kinds of losses that are shown for a chat. */
const mostKinds = 12

/** The file cannot be imported. */
export interface UnfitFile {
  readonly is: "unfit"
  readonly fault: ImportFault
}
const unfit = (fault: ImportFault): UnfitFile => ({ is: "unfit", fault })

const faults: { readonly [K in Exclude<ExportKind, "telegram-json">]: ImportFault } = {
  "telegram-html": "html",
  zip: "zip",
  excel: "excel",
  table: "table"
}

/** `name`: the name of the file as the person has it. */
export const openFile = Effect.fnUntraced(function* (path: string, name: string, watch: ReadWatch) {
  const kind = yield* Effect.try(() => kindOfExport(name, startOf(path))).pipe(Effect.orElseSucceed(() => null))
  if (kind === null) return unfit("unreadable")
  if (kind !== "telegram-json") return unfit(faults[kind])
  return yield* openTelegramExport(path, watch).pipe(
    Effect.map((source) => ({ is: "source" as const, source })),
    Effect.catchTags({
      BrokenExport: ({ fault }) => Effect.succeed(unfit(fault ?? "not-json")),
      NoSuchFile: () => Effect.succeed(unfit("unreadable"))
    })
  )
})

/** The chats of the file, each with the chat that it is stored in and the readers of that chat. */
export const chatsIn = Effect.fnUntraced(function* ({ chats }: ImportSource) {
  if (chats.length > mostChats) return unfit("too-many-chats")
  if (chats.every(({ messages }) => messages === 0)) return unfit("no-messages")
  const keys = yield* NaturalKeys
  const shown = yield* Effect.forEach(
    chats,
    Effect.fnUntraced(function* ({ place, id, title, messages, losses }: FoundChat) {
      const { chat, audience } = yield* findChat(importedIds(keys, id))
      const some: ChatInFile = {
        place,
        chat,
        title,
        messages,
        leftOut: countOf(losses, "left-out"),
        losses: losses.slice(0, mostKinds),
        audience: audience ?? team
      }
      return some
    }),
    { concurrency: 8 }
  )
  return { is: "chats" as const, chats: shown }
})
