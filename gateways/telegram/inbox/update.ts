/** What we read of an update. It comes from outside: everything else in it is left alone, and what does not fit is refused. */
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

export const Chat = Schema.Struct({
  id: Schema.Int,
  type: Schema.Literals(["private", "group", "supergroup", "channel"]),
  title: Schema.optionalKey(Schema.String)
})
export type Chat = typeof Chat.Type

/** Until the year 9999, which is as far as our own dates go. */
const UnixSeconds = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 253_402_300_799 }))

const Entity = Schema.Struct({
  type: Schema.String,
  /** UTF-16 units, as are all lengths of Telegram's. */
  offset: Schema.Int,
  length: Schema.Int,
  user: Schema.optionalKey(Schema.Struct({ id: Schema.Int }))
})

const something = Schema.optionalKey(Schema.Unknown)
const said = {
  message_id: Schema.Int,
  chat: Chat,
  date: UnixSeconds,
  edit_date: Schema.optionalKey(UnixSeconds),
  from: Schema.optionalKey(User),
  /** A channel, or a group for which an admin speaks without their name. */
  sender_chat: Schema.optionalKey(Chat),
  text: Schema.optionalKey(Schema.String),
  caption: Schema.optionalKey(Schema.String),
  entities: Schema.optionalKey(Schema.Array(Entity)),
  caption_entities: Schema.optionalKey(Schema.Array(Entity)),
  message_thread_id: Schema.optionalKey(Schema.Int),
  is_topic_message: Schema.optionalKey(Schema.Boolean),
  media_group_id: Schema.optionalKey(Schema.String),
  /** Stands first in a forum topic, and everything in the topic seems to answer it. */
  forum_topic_created: something,
  left_chat_member: Schema.optionalKey(User),
  migrate_to_chat_id: Schema.optionalKey(Schema.Int),
  // What can be said without words.
  voice: something,
  audio: something,
  video: something,
  video_note: something,
  photo: something,
  document: something,
  sticker: something,
  animation: something,
  location: something,
  contact: something,
  poll: something
}
/** A message that is answered; Telegram shows one step back only. */
export const Replied = Schema.Struct(said)
export const Message = Schema.Struct({ ...said, reply_to_message: Schema.optionalKey(Replied) })
export type Message = typeof Message.Type

export const Press = Schema.Struct({
  id: Schema.String,
  from: User,
  message: Schema.optionalKey(Schema.Struct({ message_id: Schema.Int, chat: Chat })),
  data: Schema.optionalKey(Schema.String)
})
export type Press = typeof Press.Type

/** What the bot itself may do in a chat has changed. */
export const Membership = Schema.Struct({
  chat: Chat,
  from: User,
  date: Schema.Int,
  new_chat_member: Schema.Struct({ status: Schema.String })
})
export type Membership = typeof Membership.Type

export const Update = Schema.Struct({
  update_id: Schema.Int,
  message: Schema.optionalKey(Message),
  edited_message: Schema.optionalKey(Message),
  callback_query: Schema.optionalKey(Press),
  my_chat_member: Schema.optionalKey(Membership)
})
export type Update = typeof Update.Type

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(Update))

/** Null for what is no update as we know it. */
export const updateOf = (raw: string): Update | null => Result.getOrElse(decode(raw), () => null)

export const chatIn = ({ message, edited_message, callback_query, my_chat_member }: Update): Chat | null =>
  (message ?? edited_message ?? callback_query?.message ?? my_chat_member)?.chat ?? null

/** One lane a chat; what has no chat goes by its person. */
export const laneOf = (raw: string): string => {
  const update = updateOf(raw)
  return update === null ? "" : String(chatIn(update)?.id ?? update.callback_query?.from.id ?? "")
}

/** The words of a message, if it has any: of a picture or a file they are its caption. */
export const wordsOf = ({ text, caption }: Pick<Message, "text" | "caption">): string => text ?? caption ?? ""
