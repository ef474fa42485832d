/** Members that leave, the bot that is removed, and a group that becomes a supergroup. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { team } from "../../../domain/values.ts"
import { Outbox } from "../cards/outbox.ts"
import type { Membership, TelegramMessage, User } from "../inbox/update.ts"
import { botLanguageOf, word } from "../words/words.ts"
import { Authors, bot } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { replyKeyOf } from "./replies.ts"

const outside = new Set(["left", "kicked"])

/**
 * A bot that was removed from a group loses the consent of that group. When a person blocks the bot, only the posts to
 * that person wait.
 */
export const botMoved = Effect.fnUntraced(function* ({ chat, date, new_chat_member: { status } }: Membership) {
  const chats = yield* Chats
  const { noteUpdate } = yield* Outbox
  if (!outside.has(status)) return yield* noteUpdate(chat.id, null)
  if (chat.type === "private" || (yield* chats.stateOf(chat.id)).is !== "bound") return
  yield* sendOnce(
    { actor: bot, key: `out:${date}` },
    { subject: chats.subjectOf(chat.id), command: { _tag: "UnbindChat" } }
  )
})

/** A person who has left a group can no longer see items for its members. */
export const personLeft = Effect.fnUntraced(function* (message: TelegramMessage, user: User) {
  const chats = yield* Chats
  const person = (yield* Authors).personOf(user)
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound" || !state.members.includes(person)) return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  yield* sendOnce(
    { actor: bot, key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "LoseMember", person } }
  )
})

/** The group becomes a supergroup, with the same retention. Consent is not carried over: an admin must give it again. */
export const groupMoved = Effect.fnUntraced(function* (message: TelegramMessage, to: number) {
  const chats = yield* Chats
  const { ensure } = yield* Outbox
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound") return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const language = botLanguageOf(message.from?.language_code)
  yield* chats.bind({ ...message.chat, id: to, type: "supergroup" }, key, state.audience === team ? team : undefined)
  if (state.keepDays !== null)
    yield* sendOnce(
      { actor: bot, key },
      { subject: chats.subjectOf(to), command: { _tag: "SetRetention", days: state.keepDays } }
    )
  if (state.consent)
    yield* ensure(replyKeyOf("moved", message.chat.id), {
      chat: to,
      thread: null,
      replyTo: null,
      language,
      what: { is: "notice", text: word(language, "moved") }
    })
  yield* sendOnce(
    { actor: bot, key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "MigrateChat", to: chats.idOf(to) } }
  )
})
