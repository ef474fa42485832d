/** The group of a new task: recorded, approved, and with its requester as a member. */
import { Effect } from "effect"
import type { Audience } from "../../../../domain/values.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { Chats } from "../../people/chats.ts"
import { Members } from "../../people/members.ts"

type Entered = { readonly audience: Audience } | { readonly refusal: "not-member" | "group-waits" }

/**
 * Returns the audience of the group, or the reason why nothing of the message may be stored. The answer to an old question of the bot
 * may be the first use of a group to which the bot has come back.
 */
export const enterGroup = Effect.fnUntraced(function* (message: TelegramMessage, requester: User) {
  const members = yield* Members
  const chats = yield* Chats
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const { audience, waits } = yield* members.bind(message.chat, key, { waits: true })
  if (waits) return refuse("group-waits")
  return (yield* members.see(message.chat, requester, key)) ? enter(audience) : refuse("not-member")
})

const enter = (audience: Audience): Entered => ({ audience })
const refuse = (refusal: "not-member" | "group-waits"): Entered => ({ refusal })
