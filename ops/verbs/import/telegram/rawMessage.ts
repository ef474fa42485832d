/** Reads one message of an export of Telegram Desktop. */
import { checklistLines } from "../../../../gateways/telegram/content/attachments.ts"
import { formerTextOf, contentText } from "../../../../gateways/telegram/content/content.ts"
import { oneLine } from "../../../../domain/text/clean.ts"
import { lineFrom, verbatimFrom } from "../../../../domain/text/fit.ts"
import { messageLength } from "../../../../domain/text/limits.ts"
import type { ImportedMessage } from "../source/source.ts"
import { besideOf, itemsOf } from "./beside.ts"
import { isRaw, type Raw, textIn } from "../../../../gateways/telegram/content/fields.ts"
import { deletedAccount, forwardedId } from "../../../../gateways/telegram/content/forwarded.ts"
import { digitsIn, momentIn } from "./fields.ts"
import { messageSpans } from "./words.ts"

/** `reduced`: the kinds of parts that are not stored. */
export type ReadMessage =
  | { readonly is: "message"; readonly message: ImportedMessage; readonly reduced: ReadonlyArray<string> }
  | { readonly is: "left-out"; readonly kind: string }

const longestName = 200
/** UTF-16 units of an id that a name shows. */
const longestNumber = 40

export const readMessage = (raw: unknown): ReadMessage => {
  if (!isRaw(raw)) return leftOut("not a message")
  const type = textIn(raw, "type") ?? (raw["action"] === undefined ? "message" : "service")
  if (type === "unsupported") return leftOut("unsupported by Telegram Desktop")
  const spans = messageSpans(raw)
  const beside = type === "service" ? appended(raw) : besideOf(raw)
  if (type === "service" && beside.length === 0) return leftOut(`service ${wordOf(textIn(raw, "action"))}`)
  if (spans === null && beside.length === 0) return leftOut("unreadable text")
  const content = { spans: spans ?? [], beside }
  const text = verbatimFrom(contentText(content), messageLength)
  if (text === "") return leftOut(type === "message" ? "empty" : `unknown type ${wordOf(type)}`)
  const sentAt = momentIn(raw, "date")
  if (sentAt === undefined) return leftOut("unreadable date")
  const author = authorOf(raw)
  if (author === null) return leftOut("without an author")
  const former = verbatimFrom(formerTextOf(content), messageLength)
  const editedAt = momentIn(raw, "edited")
  const answered = answeredBy(raw)
  const message: ImportedMessage = {
    // Without a number, only the content distinguishes messages.
    id: digitsIn(raw, "id") ?? JSON.stringify(["content", author.from, sentAt, text]),
    ...author,
    text,
    sentAt,
    replyTo: answered ?? null,
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(former === text || former === "" ? {} : { formerText: former })
  }
  return { is: "message", message, reduced: reducedIn(raw, type, spans, contentText(content).length) }
}

const leftOut = (kind: string): ReadMessage => ({ is: "left-out", kind })
const wordOf = (text: string | undefined) => (text === undefined ? "without a name" : oneLine(text.slice(0, 40)))

/** Items that were added to a checklist: the one service message with words of its author. */
const appended = (raw: Raw): ReadonlyArray<string> => {
  const items = raw["action"] === "todo_append_tasks" ? itemsOf(raw["items"]) : []
  return items.length === 0 ? [] : [checklistLines("", items)]
}

/** The author, and the person who brought forwarded words. The export names the author of forwarded words without an id. */
const authorOf = (raw: Raw): Pick<ImportedMessage, "from" | "name" | "broughtBy" | "bot"> | null => {
  const sender = personIn(raw, "actor") ?? personIn(raw, "from")
  if (sender === null) return null
  const name = textIn(raw, "forwarded_from")
  if (name === undefined && raw["forwarded_from"] !== null) return { ...sender, ...botFlag(sender.name) }
  const shown = lineFrom(name ?? "", longestName) ?? deletedAccount
  const origin = personIn(raw, "forwarded_from") ?? { from: forwardedId(shown), name: shown }
  return origin.from === sender.from
    ? { ...sender, ...botFlag(sender.name) }
    : { ...origin, broughtBy: sender, ...botFlag(origin.name) }
}

/**
 * The sender in the fields `from` and `from_id`. Ids are `user123`, `channel123`, or a number in older exports. A sender with
 * a name and without an id is known by the name.
 */
const personIn = (raw: Raw, field: string): { readonly from: string; readonly name: string } | null => {
  const name = textIn(raw, field)
  const from = digitsIn(raw, `${field}_id`) ?? textIn(raw, `${field}_id`)?.replace(/^user(?=\d)/u, "")
  if (from === undefined) {
    // The names of forwarded words are handled by their caller.
    const shown = field === "forwarded_from" ? null : lineFrom(name ?? "", longestName)
    return shown === null ? null : { from: `name:${shown}`, name: shown }
  }
  const blank = name === undefined ? deletedAccount : `User ${from.slice(0, longestNumber).replace(/\D+/gu, "")}`
  return { from, name: lineFrom(name ?? "", longestName) ?? blank }
}

// The export does not say who is a bot. Telegram requires that the user name of a bot ends in "bot", and the shown name mostly
// does as well: as a word, or as the last part of one word ("StandupBot"). A surname such as "Talbot" does not match.
const botName = /(?:^|[\s_.\-([])(?:[bB][oO][tT]|[бБ]от)[\])]?\d{0,3}$|\p{Ll}Bot\d{0,3}$/u
const botFlag = (name: string) => (botName.test(name) ? { bot: true as const } : {})

/** Null for an answer to a message of another chat, whose number means another message here. */
const answeredBy = (raw: Raw): string | undefined =>
  raw["reply_to_peer_id"] === undefined ? digitsIn(raw, "reply_to_message_id") : undefined

const reducedIn = (raw: Raw, type: string, spans: unknown, length: number): ReadonlyArray<string> => [
  ...(Array.isArray(raw["reactions"]) && raw["reactions"].length > 0 ? ["reactions"] : []),
  ...(raw["inline_bot_buttons"] === undefined ? [] : ["buttons"]),
  ...(spans === null ? ["unreadable text"] : []),
  ...(raw["reply_to_peer_id"] === undefined ? [] : ["the answer to a message of another chat"]),
  ...(type === "message" || type === "service" ? [] : [`the type ${wordOf(type)}`]),
  ...(length > messageLength ? ["the end of a long text"] : [])
]
