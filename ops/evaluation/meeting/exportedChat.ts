/** Messages of a chat that Telegram Desktop exported, as an extraction reads them. */
import { ActorId, ChatId, MessageId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"
import type { Names } from "../../../reactors/chat/threads/threads.ts"
import { hash } from "../../../streams/commit/identity.ts"
import type { Export } from "../../verbs/import/telegram/telegramSource.ts"

export interface ExportedChat {
  /** In the order of the file, which is the order of time. */
  readonly messages: ReadonlyArray<ChatMessage>
  readonly names: Names
}

/** Uses ids that no stored message has. Nothing is stored. */
export const exportedChat = ({ messages }: Export): ExportedChat => ({
  messages: messages.map(({ id, from, text, sentAt, replyTo, bot }) => ({
    id: idOf(id),
    author: actorOf(from),
    text,
    at: sentAt,
    replyTo: replyTo === null ? null : idOf(replyTo),
    thread: null,
    chat,
    audience: team,
    ...(bot === undefined ? {} : { bot })
  })),
  names: new Map(messages.map(({ from, name }) => [actorOf(from), [name]]))
})

const chat = ChatId.make("exportedchat")
const idOf = (number: string) => MessageId.make(`message${number.replace(/\D/gu, "").padStart(7, "0")}`)
/** An author without a number, such as the person of forwarded words, has a hash for an id. */
const actorOf = (from: string) =>
  ActorId.make(`person:${/^[a-z0-9]{1,40}$/u.test(from) ? from.padStart(8, "0") : hash(20, from)}`)
