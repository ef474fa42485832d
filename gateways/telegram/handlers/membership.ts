/** Who comes and goes: people, the bot itself, and the group that becomes another. */
import { Effect } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { team } from "../../../domain/values.ts"
import { Outbox } from "../cards/outbox.ts"
import type { Membership, Message, User } from "../inbox/update.ts"
import { languageOf, word } from "../words/words.ts"
import { Authors, bot } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { keyOf } from "./replies.ts"

const outside = new Set(["left", "kicked"])

/** Thrown out of a group, the bot forgets that it may listen there. Blocked by a person, it only waits. */
export const botMoved = Effect.fnUntraced(function* ({ chat, date, new_chat_member: { status } }: Membership) {
  const bus = yield* CommandBus
  const chats = yield* Chats
  const { heard } = yield* Outbox
  if (!outside.has(status)) return yield* heard(chat.id, null)
  if (chat.type === "private" || (yield* chats.stateOf(chat.id)).is !== "bound") return
  yield* bus.send(
    { actor: bot, key: `out:${date}` },
    { subject: chats.subjectOf(chat.id), command: { _tag: "UnbindChat" } }
  )
})

/** Who has left a group is no longer shown what is for its members. */
export const personLeft = Effect.fnUntraced(function* (message: Message, who: User) {
  const bus = yield* CommandBus
  const chats = yield* Chats
  const person = (yield* Authors).personOf(who)
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound" || !state.members.includes(person)) return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  yield* bus.send(
    { actor: bot, key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "LoseMember", person } }
  )
})

/** The group goes on as a supergroup. Listening is not carried over: an admin gives that anew. */
export const groupMoved = Effect.fnUntraced(function* (message: Message, to: number) {
  const bus = yield* CommandBus
  const chats = yield* Chats
  const { want } = yield* Outbox
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound") return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const language = languageOf(message.from?.language_code)
  yield* chats.bind({ ...message.chat, id: to, type: "supergroup" }, key, state.audience === team ? team : undefined)
  if (state.consent)
    yield* want(keyOf("moved", message.chat.id), {
      chat: to,
      thread: null,
      replyTo: null,
      language,
      what: { is: "notice", text: word(language, "moved") }
    })
  yield* bus.send(
    { actor: bot, key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "MigrateChat", to: chats.idOf(to) } }
  )
})
