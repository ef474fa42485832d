/** The second reading of an export: its messages, with the facts about people that only the whole chat tells. */
import { type ImportedMessage, type ImportPiece, pieceLength } from "../source/source.ts"
import type { TakeApart } from "./parts.ts"
import { forwardedId } from "../../../../gateways/telegram/content/forwarded.ts"
import { readMessage } from "./rawMessage.ts"
import type { SurveyedChat } from "./survey.ts"

export const makeReader = (chats: ReadonlyArray<SurveyedChat>, takeApart: TakeApart) => {
  const wanted = new Map(chats.map((chat) => [chat.place, chat]))
  const pieces: Array<ImportPiece> = []
  let open: { readonly chat: SurveyedChat; readonly messages: Array<ImportedMessage> } | null = null
  const close = () => {
    if (open !== null && open.messages.length > 0)
      pieces.push({
        place: open.chat.place,
        chat: { id: open.chat.id, title: open.chat.title },
        messages: open.messages
      })
    open = null
  }
  const parts = takeApart((part) => {
    const chat = wanted.get(part.place)
    if (chat === undefined || part.is === "field") return
    const read = readMessage(part.raw)
    if (read.is === "left-out") return
    if (open?.chat !== chat || open.messages.length >= pieceLength) close()
    open ??= { chat, messages: [] }
    open.messages.push(settled(chat, read.message))
  })
  /** The pieces that are complete. */
  const take = () => pieces.splice(0)
  return {
    write: (bytes: Uint8Array) => (parts.write(bytes), take()),
    end: () => (parts.end(), close(), take())
  }
}

/** Forwarded words of a sender of the chat are that sender's; a sender with buttons is a bot. */
const settled = ({ senders, bots }: SurveyedChat, message: ImportedMessage): ImportedMessage => {
  const { broughtBy, name } = message
  const member = broughtBy !== undefined && message.from === forwardedId(name) ? senders.get(name) : undefined
  const from = member ?? message.from
  const { broughtBy: _, ...own } = message
  const attributed = from === broughtBy?.from ? { ...own, from } : { ...message, from }
  return bots.has(from) ? { ...attributed, bot: true } : attributed
}
