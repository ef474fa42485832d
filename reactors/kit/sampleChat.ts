/** Messages for the tests of this folder. */
import { ActorId, ChatId, MessageId } from "../../domain/ids.ts"
import { Audience } from "../../domain/values.ts"
import type { ChatMessage } from "../chat/message/chatMessage.ts"

export const sampleIdOf = (number: number): MessageId => MessageId.make(`message${String(number).padStart(5, "0")}`)
export const actorOf = (name: string): ActorId => ActorId.make(`person:${name}`)
const chat = ChatId.make("samplechat")

/** Message `number`, sent `minute` minutes after nine. */
export const chatMessage = (
  number: number,
  author: string,
  minute: number,
  text = "a text",
  more: Partial<ChatMessage> = {}
): ChatMessage => ({
  id: sampleIdOf(number),
  author: actorOf(author),
  text,
  at: new Date(Date.UTC(2026, 10, 23, 9, 0, Math.round(minute * 60))).toISOString(),
  replyTo: null,
  thread: null,
  chat,
  audience: Audience.make(`chat:${chat}`),
  ...more
})
