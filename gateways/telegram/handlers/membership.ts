/** Members that leave, the bot that is removed, and a group that becomes a supergroup. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { isServedChat } from "../../../domain/chat/chat.ts"
import { team } from "../../../domain/values.ts"
import { askOwners } from "../approval/askOwners.ts"
import { groupAdded } from "../approval/openGroup.ts"
import { memberStatusOf } from "../api/bot.ts"
import { Outbox } from "../cards/outbox.ts"
import type { Membership, TelegramMessage, User } from "../inbox/update.ts"
import { botLanguageOf, word } from "../words/words.ts"
import { Authors, bot } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { Members } from "../people/members.ts"
import { replyKeyOf } from "./messages/replies.ts"

/**
 * A bot that was removed from a group loses the consent and the members of that group. A bot that was added to a group greets it;
 * one that gets another right there asks for the members. When a person blocks the bot, only the posts to that person wait.
 */
export const botMoved = Effect.fnUntraced(function* (membership: Membership, update: string) {
  const { chat, old_chat_member: before, new_chat_member: now } = membership
  const chats = yield* Chats
  const isOut = memberStatusOf(now) === "out"
  if (!isOut) yield* (yield* Outbox).allow(chat.id)
  if (chat.type === "private" || chat.type === "channel") return
  if (!isOut && before !== undefined && memberStatusOf(before) === "out") return yield* groupAdded(membership, update)
  const state = yield* chats.stateOf(chat.id)
  // A chat that only an import has recorded stays as it is.
  if (state.is !== "bound" || state.imported) return
  if (!isOut) return yield* (yield* Members).confirm(chat.id)
  yield* sendOnce(
    { actor: bot, key: `out:${update}` },
    { subject: chats.subjectOf(chat.id), command: { _tag: "UnbindChat" } }
  )
})

/** A person who has left a group, or was removed from it, can no longer see items for its members. */
export const personLeft = Effect.fnUntraced(function* (message: TelegramMessage, user: User) {
  const key = (yield* Chats).messageIdOf(message.chat.id, message.message_id)
  yield* (yield* Members).lose(message.chat.id, user, key)
})

/** Telegram tells an administrator of every change. Strangers who join are not recorded until they speak. */
export const memberMoved = Effect.fnUntraced(function* ({ chat, new_chat_member: now }: Membership, update: string) {
  const { user } = now
  if (user === undefined || user.is_bot) return
  const members = yield* Members
  const authors = yield* Authors
  const key = `member:${update}`
  if (memberStatusOf(now) === "out") yield* members.lose(chat.id, user, key)
  else if (authors.roleOf(user) !== null) yield* members.see(chat, user, key)
})

/** The group becomes a supergroup, with the same approval, retention and members. Consent is not carried over: an admin must give it again. */
export const groupMoved = Effect.fnUntraced(function* (message: TelegramMessage, to: number) {
  const chats = yield* Chats
  const { ensure, look } = yield* Outbox
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound") return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const language = botLanguageOf(message.from?.language_code)
  yield* chats.bind({ ...message.chat, id: to, type: "supergroup" }, key, {
    waits: !isServedChat(state),
    ...(state.audience === team ? { audience: team } : {})
  })
  if (isServedChat(state)) yield* carryApproval(to, key)
  yield* (yield* Members).carry(to, state.members, key)
  if (state.keepDays !== null)
    yield* sendOnce(
      { actor: bot, key },
      { subject: chats.subjectOf(to), command: { _tag: "SetRetention", days: state.keepDays } }
    )
  if (state.proposals)
    yield* sendOnce(
      { actor: bot, key: `${key}:proposals` },
      { subject: chats.subjectOf(to), command: { _tag: "ShowProposals", shown: true } }
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
  // Removes the questions about the group under its former number, because an answer would have no effect.
  yield* askOwners({ chat: to })
  yield* look(chats.idOf(message.chat.id))
})

/** Approves the supergroup of an approved group. It has a queue of its own, so a use there may already have bound it as one that waits. */
const carryApproval = Effect.fnUntraced(function* (to: number, key: string) {
  const chats = yield* Chats
  const state = yield* chats.stateOf(to)
  if (state.is !== "bound" || state.approved) return
  yield* sendOnce(
    { actor: bot, key: `${key}:approval` },
    { subject: chats.subjectOf(to), command: { _tag: "ApproveChat" } }
  )
  yield* (yield* Outbox).look(chats.idOf(to))
})
