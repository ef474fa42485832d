/** The query field `seen`: chats, each with the time of the last message that the caller has seen in it. */
import { Schema } from "effect"
import { ChatId } from "../../../../domain/ids.ts"
import { Instant } from "../../../../domain/values.ts"
import { mostSeen } from "../../../contract/newMessages/bounds.ts"

const isInstant = Schema.is(Instant)
const isChat = Schema.is(ChatId)
const partsOf = (text: string) => text.split(",").map((entry) => entry.split("@"))

export const seenList = Schema.String.check(
  Schema.makeFilter((text) => {
    const parts = partsOf(text)
    const fit = parts.every(([chat, at, ...rest]) => isChat(chat) && isInstant(at) && rest.length === 0)
    return fit && parts.length <= mostSeen ? undefined : `must be 1 to ${mostSeen} of chat@time, separated by commas`
  })
)

/** @param text that `seenList` accepts */
export const seenChatsIn = (text: string) =>
  partsOf(text).map(([chat = "", at = ""]) => ({ chat: ChatId.make(chat), at }))
