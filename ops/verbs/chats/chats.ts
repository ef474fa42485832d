/** `tt chats`: the chats, and how long their messages are kept. */
import { Stream } from "effect"
import { requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, answerEach } from "../operation/print.ts"
import { type ChatLine, chatsOperation } from "./chatsOperation.ts"

interface Printed {
  readonly json: boolean
}

export const listChats = (settings: Settings, { json }: Printed) =>
  requestWithTables(settings, chatsOperation, { act: "list" }).pipe(
    answerEach(json, lineOf, "there is no chat: `tt import` and `tt seed` bring one, and so does a bot in a group")
  )

export const keepMessages = (
  settings: Settings,
  { json, ...given }: Printed & { readonly chat: string; readonly days: number | null }
) =>
  requestWithTables(settings, chatsOperation, { act: "keep", ...given }).pipe(
    Stream.runForEach((chat) => answer(json, chat, [lineOf(chat), ...warningOf(chat)].join("\n")))
  )

const keptFor = (days: number | null) => (days === null ? "for ever" : `for ${days} days`)

const lineOf = ({ id, title, source, messages, keepDays }: ChatLine) =>
  `${id}  ${title} (${source})  ${messages} messages, kept ${keptFor(keepDays)}`

const warningOf = ({ keepDays, old }: ChatLine) =>
  keepDays === null
    ? []
    : [
        `${old} messages are older, and are erased within 10 minutes; later ones are erased each day after midnight UTC`,
        "the log and its backups keep erased texts sealed with the key of their author, until the author is forgotten"
      ]
