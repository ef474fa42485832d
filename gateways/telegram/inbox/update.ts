/** The fields of an update that are read. Other fields are ignored; an update of another shape is refused. */
import { Result, Schema } from "effect"

export const User = Schema.Struct({
  id: Schema.Int,
  is_bot: Schema.Boolean,
  first_name: Schema.String,
  last_name: Schema.optionalKey(Schema.String),
  username: Schema.optionalKey(Schema.String),
  language_code: Schema.optionalKey(Schema.String)
})
export type User = typeof User.Type

export const TelegramChat = Schema.Struct({
  id: Schema.Int,
  type: Schema.Literals(["private", "group", "supergroup", "channel"]),
  title: Schema.optionalKey(Schema.String)
})
export type TelegramChat = typeof TelegramChat.Type

/** Until the year 9999, the last one of the domain's dates. */
const UnixSeconds = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 253_402_300_799 }))

const Entity = Schema.Struct({
  type: Schema.String,
  /** UTF-16 units, like all lengths in Telegram's API. */
  offset: Schema.Int,
  length: Schema.Int,
  user: Schema.optionalKey(Schema.Struct({ id: Schema.Int })),
  /** The address behind the text, of a `text_link`. */
  url: Schema.optionalKey(Schema.String)
})

const anything = Schema.optionalKey(Schema.Unknown)
const messageFields = {
  message_id: Schema.Int,
  chat: TelegramChat,
  date: UnixSeconds,
  edit_date: Schema.optionalKey(UnixSeconds),
  from: Schema.optionalKey(User),
  /** A channel, or a group whose admin posts anonymously. */
  sender_chat: Schema.optionalKey(TelegramChat),
  text: Schema.optionalKey(Schema.String),
  caption: Schema.optionalKey(Schema.String),
  entities: Schema.optionalKey(Schema.Array(Entity)),
  caption_entities: Schema.optionalKey(Schema.Array(Entity)),
  message_thread_id: Schema.optionalKey(Schema.Int),
  is_topic_message: Schema.optionalKey(Schema.Boolean),
  media_group_id: Schema.optionalKey(Schema.String),
  /** The first message of a forum topic. Every other message of the topic looks like a reply to it. */
  forum_topic_created: anything,
  forum_topic_reopened: anything,
  left_chat_member: Schema.optionalKey(User),
  migrate_to_chat_id: Schema.optionalKey(Schema.Int),
  // Content without text.
  voice: anything,
  audio: anything,
  video: anything,
  video_note: anything,
  photo: anything,
  document: anything,
  sticker: anything,
  animation: anything,
  location: anything,
  contact: anything,
  poll: anything,
  venue: anything,
  checklist: anything,
  checklist_tasks_added: anything,
  game: anything,
  invoice: anything,
  dice: anything,
  paid_media: anything,
  giveaway: anything,
  // Service messages of Telegram.
  pinned_message: anything,
  message_auto_delete_timer_changed: anything,
  write_access_allowed: anything,
  connected_website: anything,
  users_shared: anything,
  chat_shared: anything,
  chat_background_set: anything,
  successful_payment: anything,
  refunded_payment: anything,
  passport_data: anything,
  web_app_data: anything,
  gift: anything,
  unique_gift: anything,
  /** The author of forwarded words. */
  forward_origin: anything
}
/** The message that is replied to. Telegram sends one level only. */
export const Replied = Schema.Struct(messageFields)
export const TelegramMessage = Schema.Struct({
  ...messageFields,
  reply_to_message: Schema.optionalKey(Replied),
  /** The part of that message that the author has quoted. */
  quote: Schema.optionalKey(
    Schema.Struct({
      text: Schema.String,
      entities: Schema.optionalKey(Schema.Array(Entity)),
      /** Its place in the text of the message. UTF-16 units. */
      position: Schema.Int,
      is_manual: Schema.optionalKey(Schema.Boolean)
    })
  )
})
export type TelegramMessage = typeof TelegramMessage.Type

export const PressUpdate = Schema.Struct({
  id: Schema.String,
  from: User,
  message: Schema.optionalKey(Schema.Struct({ message_id: Schema.Int, chat: TelegramChat })),
  data: Schema.optionalKey(Schema.String)
})
export type PressUpdate = typeof PressUpdate.Type

const MemberState = Schema.Struct({
  status: Schema.String,
  /** False for a restricted user who has left. */
  is_member: Schema.optionalKey(Schema.Boolean),
  user: Schema.optionalKey(User)
})
/** The status of a member has changed: of the bot itself (`my_chat_member`), or of another one (`chat_member`). */
export const Membership = Schema.Struct({
  chat: TelegramChat,
  from: User,
  date: Schema.Int,
  old_chat_member: Schema.optionalKey(MemberState),
  new_chat_member: MemberState
})
export type Membership = typeof Membership.Type

export const Update = Schema.Struct({
  update_id: Schema.Int,
  message: Schema.optionalKey(TelegramMessage),
  edited_message: Schema.optionalKey(TelegramMessage),
  callback_query: Schema.optionalKey(PressUpdate),
  my_chat_member: Schema.optionalKey(Membership),
  chat_member: Schema.optionalKey(Membership)
})
export type Update = typeof Update.Type

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Update))

/** Null when the text is not a known update. */
export const updateOf = (raw: string): Update | null => Result.getOrElse(decode(raw), () => null)

export const chatIn = ({ message, edited_message, callback_query, ...update }: Update): TelegramChat | null =>
  (message ?? edited_message ?? callback_query?.message ?? update.my_chat_member ?? update.chat_member)?.chat ?? null

/** The user who caused an update, or whose membership it changes. */
export const userIn = ({ message, edited_message, callback_query, chat_member }: Update): User | null =>
  (message ?? edited_message ?? callback_query)?.from ?? chat_member?.new_chat_member.user ?? null

const ofPresses = "press:"

/**
 * One queue for each chat, and one for the presses of each person: a person waits for the answer to a press, so it must not wait
 * for the messages of its chat.
 */
export const queueKeyOf = (raw: string): string => queueKeyOfUpdate(updateOf(raw))

/** As `queueKeyOf`, of an update that was read; null when it is not a known one. */
export const queueKeyOfUpdate = (update: Update | null): string => {
  if (update === null) return ""
  if (update.callback_query !== undefined) return `${ofPresses}${update.callback_query.from.id}`
  return String(chatIn(update)?.id ?? "")
}

export const isQueueOfPresses = (key: string): boolean => key.startsWith(ofPresses)

/** The text of a message, or the caption of a picture or a file; empty when it has none. */
export const messageText = ({ text, caption }: Pick<TelegramMessage, "text" | "caption">): string =>
  text ?? caption ?? ""
