/** A labelled chat as an extraction reads it, with the numbers of the export. */
import { Result } from "effect"
import { exportedChat } from "../../../ops/evaluation/meeting/exportedChat.ts"
import { parseTelegramExport } from "../../../ops/verbs/import/telegram/telegramSource.ts"
import type { ChatMessage } from "../../../reactors/chat/message/chatMessage.ts"
import { type Context, noContext } from "../../../reactors/extract/question.ts"
import type { Names } from "../../../reactors/chat/threads/threads.ts"

export interface ReadChat {
  readonly messages: ReadonlyArray<ChatMessage>
  readonly names: Names
  /** The number of a message in the export. */
  readonly numberOf: (message: string) => number
  /** The `from_id` of an author in the export. */
  readonly personOf: (actor: string) => string
  readonly texts: ReadonlyMap<number, string>
}

/** @param range the first and the last message; the rest of the export is not read */
export const readChat = (source: string, range?: { readonly from: number; readonly to: number }): ReadChat => {
  const chat = exportedChat(Result.getOrThrow(parseTelegramExport(source)))
  const numberOf = (message: string) => Number(/\d+$/u.exec(message)?.[0])
  const within = ({ id }: ChatMessage) => range === undefined || isWithin(numberOf(id), range)
  const messages = chat.messages.filter(within)
  return {
    messages,
    names: new Map([...chat.names].filter(([actor]) => messages.some(({ author }) => author === actor))),
    numberOf,
    personOf: (actor) => actor.replace(/^person:0*/u, "user"),
    texts: new Map(messages.map(({ id, text }) => [numberOf(id), text]))
  }
}

/** The context of the chat's windows: people and zone, and nothing that is known. */
export const contextOf = ({ names }: ReadChat, zone: string): Context => ({
  ...noContext,
  names,
  speakers: [...names.keys()],
  zone
})

const isWithin = (number: number, { from, to }: { readonly from: number; readonly to: number }) =>
  number >= from && number <= to
