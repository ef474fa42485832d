/** The intent of a message to the bot. Pure: the handlers check whether its author may have it. */
import type { Me } from "../api/bot.ts"
import { lineFrom } from "../../../domain/text/fit.ts"
import { type Entity, spansOf, writtenOf } from "../content/spans.ts"
import { type TelegramMessage, type User, messageText } from "./update.ts"

/** A message that can become a task: the message itself, or the one that it replies to. */
export type TaskSource = Omit<TelegramMessage, "reply_to_message">

export type Intent =
  /**
   * Create a task of `source`. `words`: the part of its text that says what to do; empty when the source has no text. `part`: the
   * author has quoted a part of the text, and `words` is this part. Its place in the text, in UTF-16 units.
   */
  | { readonly is: "task"; readonly source: TaskSource; readonly words: string; readonly part?: number }
  /** Create a task, but the message does not say what to do. */
  | { readonly is: "task-usage" }
  | { readonly is: "command"; readonly name: BotCommand; readonly argument: string }
  | { readonly is: "query"; readonly name: QueryName; readonly argument: string }
  | { readonly is: "owner-query"; readonly name: OwnerQuery }
  | { readonly is: "place"; readonly name: PlaceQuery }
  | { readonly is: "unknown-command" }
  /** A reply to a message of the bot. */
  | { readonly is: "answer"; readonly to: number; readonly words: string }
  /** A message to the bot that it cannot use, such as an invoice, or a kind that this version does not know. */
  | { readonly is: "wordless" }
  /** A message in a group that is not addressed to the bot. */
  | { readonly is: "talk" }
  | { readonly is: "nothing" }

export const commands = ["start", "help", "on", "off", "privacy", "proposals", "login", "digest"] as const
export type BotCommand = (typeof commands)[number]
/** Commands that are answered from the read models, in a private chat. */
export const queries = ["my", "today", "find", "history", "undo"] as const
/** Commands about the installation, for owners. */
export const ownerQueries = ["approve", "users", "health"] as const
export type OwnerQuery = (typeof ownerQueries)[number]
/** Commands that lead to the dashboard. */
export const placeQueries = ["settings", "app"] as const
export type PlaceQuery = (typeof placeQueries)[number]
/** UTF-16 units of a query, as in the search of the page. */
const mostArgument = 500
export type QueryName = (typeof queries)[number]

export const intentOf = (message: TelegramMessage, me: Me): Intent => {
  if (message.chat.type === "channel" || message.from === undefined) return { is: "nothing" }
  const words = messageText(message)
  const privately = message.chat.type === "private"
  if (lineFrom(words, 1) === null) {
    return withoutWords(message, me)
  }

  const command = commandIn(words)
  if (command !== null) {
    return isMe(command.whose, me) ? intentOfCommand(message, command) : { is: "nothing" }
  }

  const replied = message.reply_to_message
  const rest = withoutMentions(message, me)
  if (replied?.from?.id === me.id) return { is: "answer", to: replied.message_id, words: writtenIn(message) }
  if (privately) return { is: "task", source: message, words: writtenIn(message) }
  return rest === null ? { is: "talk" } : taskOf(message, rest)
}

const intentOfCommand = (message: TelegramMessage, { name, whose, argument, length }: CommandRead): Intent => {
  if (name === "task") return taskOf(message, writtenIn(message, [{ type: "bot_command", offset: 0, length }]).trim())
  const command = commands.find((each) => each === name)
  if (command !== undefined) return { is: "command", name: command, argument }
  const query = queries.find((each) => each === name)
  // The argument is searched for in tables, which refuse a text with some characters as if they were down.
  if (query !== undefined) return { is: "query", name: query, argument: lineFrom(argument, mostArgument) ?? "" }
  const owned = ownerQueries.find((each) => each === name)
  if (owned !== undefined) return { is: "owner-query", name: owned }
  const place = placeQueries.find((each) => each === name)
  if (place !== undefined) return { is: "place", name: place }
  // In a group, a command without the name of the bot may be for another bot.
  return message.chat.type === "private" || whose !== undefined ? { is: "unknown-command" } : { is: "nothing" }
}

/** The intent of a message without words. It may have a file, a list or a place. */
const withoutWords = (message: TelegramMessage, me: Me): Intent => {
  const has = (kind: keyof TelegramMessage) => message[kind] !== undefined
  if (message.chat.type !== "private")
    return usableKinds.some(has) || otherKinds.some(has) ? { is: "talk" } : { is: "nothing" }
  // A text that shows nothing is not an unknown kind.
  if (serviceKinds.some(has) || has("text")) return { is: "nothing" }
  if (!usableKinds.some(has) && !isEmojiLike(message)) return { is: "wordless" }
  const replied = message.reply_to_message
  return replied?.from?.id === me.id
    ? { is: "answer", to: replied.message_id, words: "" }
    : { is: "task", source: message, words: "" }
}

/** A task in the author's own words, or else in the words of the message that the author replies to. */
const taskOf = (message: TelegramMessage, words: string): Intent => {
  if (lineFrom(words, 1) !== null) return { is: "task", source: message, words }
  const replied = message.reply_to_message
  if (replied === undefined || replied.forum_topic_created !== undefined || replied.from?.is_bot === true)
    return { is: "task-usage" }
  // Telegram adds a quote by itself in some clients: then the author has not chosen a part.
  const { quote } = message
  if (quote?.is_manual === true && lineFrom(quote.text, 1) !== null) {
    const words = writtenOf(spansOf(quote.text, quote.entities ?? []))
    return { is: "task", source: replied, words, part: quote.position }
  }
  if (lineFrom(messageText(replied), 1) !== null) return { is: "task", source: replied, words: writtenIn(replied) }
  return usableKinds.some((kind) => replied[kind] !== undefined)
    ? { is: "task", source: replied, words: "" }
    : { is: "task-usage" }
}

/** The words with the addresses of their links, without the parts of `without`. */
export const writtenIn = (message: TaskSource, without: ReadonlyArray<Entity> = []): string =>
  writtenOf(spansOf(messageText(message), entitiesOf(message), without))

const entitiesOf = ({ text, entities, caption_entities: ofCaption }: TaskSource) =>
  (text === undefined ? ofCaption : entities) ?? []

interface CommandRead {
  readonly name: string
  readonly whose: string | undefined
  readonly argument: string
  /** UTF-16 units of the command itself. */
  readonly length: number
}

/** The command at the start of the text, and the bot that it names, if any. */
const commandIn = (words: string): CommandRead | null => {
  const [whole, name, whose] = /^\/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?=\s|$)/u.exec(words) ?? []
  return whole === undefined || name === undefined
    ? null
    : { name: name.toLowerCase(), whose, argument: words.slice(whole.length).trim(), length: whole.length }
}

const isMe = (name: string | undefined, me: Me) =>
  name === undefined || name.toLowerCase() === me.username.toLowerCase()

/** The text without the bot's name; null when the bot is not named. */
const withoutMentions = (message: TelegramMessage, me: Me): string | null => {
  const words = messageText(message)
  const mine = entitiesOf(message).filter(({ type, offset, length, user }) =>
    type === "text_mention"
      ? user?.id === me.id
      : type === "mention" && words.slice(offset, offset + length).toLowerCase() === `@${me.username.toLowerCase()}`
  )
  if (mine.length === 0) return null
  return writtenIn(message, mine)
    .replace(/^[\s,.:;!]+/u, "")
    .replace(/[^\S\n]+(?=[\s,.:;!]|$)/gu, "")
}

/** Content whose facts say enough for a task. */
const usableKinds = [
  "voice",
  "audio",
  "video",
  "video_note",
  "photo",
  "document",
  "animation",
  "location",
  "contact",
  "poll",
  "venue",
  "checklist",
  "checklist_tasks_added"
] as const
/** Content that says as much as an emoji does: Telegram sends a lone 🎲 as a die. */
const emojiKinds = ["sticker", "dice"] as const
/** True for a sticker or a die. */
export const isEmojiLike = (message: TaskSource): boolean => emojiKinds.some((kind) => message[kind] !== undefined)
const otherKinds = ["sticker", "game", "invoice", "dice", "paid_media", "giveaway"] as const
/** Service messages of Telegram in a private chat. They say nothing to the bot. */
const serviceKinds = [
  "pinned_message",
  "message_auto_delete_timer_changed",
  "write_access_allowed",
  "connected_website",
  "users_shared",
  "chat_shared",
  "chat_background_set",
  "successful_payment",
  "refunded_payment",
  "passport_data",
  "web_app_data",
  "gift",
  "unique_gift"
] as const

// Source: core.telegram.org/bots/api#message: the users that Telegram shows for an anonymous admin and for a channel.
const standIns = new Set([1_087_968_824, 136_817_688])

/** True for an administrator of the group who posts anonymously, and not for a channel that posts there. */
export const isAnonymousAdmin = ({ chat, sender_chat }: Pick<TelegramMessage, "chat" | "sender_chat">): boolean =>
  sender_chat?.id === chat.id

/** True when the author is anonymous. */
const isAnonymous = ({ from, sender_chat }: Pick<TelegramMessage, "from" | "sender_chat">): boolean =>
  sender_chat !== undefined || (from !== undefined && standIns.has(from.id))

/** True when a bot wrote the message, and no anonymous person did. */
export const isBot = (message: Pick<TelegramMessage, "from" | "sender_chat">): boolean =>
  message.from?.is_bot === true && !isAnonymous(message)

/** The author when it is a person; null for bots, channels and anonymous authors. */
export const speakerOf = (message: Pick<TelegramMessage, "from" | "sender_chat">): User | null =>
  message.from === undefined || message.from.is_bot || isAnonymous(message) ? null : message.from
