/** Records groups, and decides whether a group is served. A group waits for an owner, unless an owner or an admin has added the bot. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { personActor } from "../../../domain/ids.ts"
import { atLeast } from "../../../domain/roles.ts"
import { Outbox } from "../cards/outbox.ts"
import { Replies, replyKeyOf, replyPlace } from "../handlers/messages/replies.ts"
import type { Membership, TelegramMessage, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Chats, isWaiting } from "../people/chats.ts"
import { Members } from "../people/members.ts"
import { botLanguageOf, word } from "../words/words.ts"
import { askOwners, tellGroup } from "./askOwners.ts"

/** A person with a role has added the bot. The bot greets the group, once for each addition. */
export const groupAdded = Effect.fnUntraced(function* ({ chat, from }: Membership, update: string) {
  const authors = yield* Authors
  const members = yield* Members
  const role = authors.roleOf(from)
  // A stranger may add the bot to any number of groups. Such a group is recorded when a person of the team uses the bot there.
  if (role === null) return
  yield* members.bind(chat, `in:${update}`, { waits: !atLeast(role, "admin") })
  yield* members.confirm(chat.id)
  const state = yield* (yield* Chats).stateOf(chat.id)
  if (state.is !== "bound") return
  if (!state.approved) {
    yield* tellGroup(chat.id, { thread: null, replyTo: null })
    return yield* askOwners({ chat: chat.id, by: authors.personOf(from) })
  }
  const language = botLanguageOf(from.language_code)
  yield* (yield* Outbox).ensure(replyKeyOf("hello", update), {
    chat: chat.id,
    thread: null,
    replyTo: null,
    language,
    what: { is: "notice", text: word(language, "group-hello") }
  })
})

/**
 * Returns true when the bot serves the group of a message. Otherwise tells the group and the owners that it waits. `isUse`: the
 * message records an unknown group, and a message of an owner also approves the group.
 */
export const isServed = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, isUse: boolean) {
  const authors = yield* Authors
  const chats = yield* Chats
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const role = authors.roleOf(speaker)
  const waits = isUse
    ? (yield* (yield* Members).bind(message.chat, key, { waits: !atLeast(role, "admin") })).waits
    : isWaiting(yield* chats.stateOf(message.chat.id))
  if (!waits) return true
  const person = authors.personOf(speaker)
  if (isUse && role === "owner") {
    const subject = chats.subjectOf(message.chat.id)
    yield* sendOnce({ actor: personActor(person), key }, { subject, command: { _tag: "ApproveChat" } })
    yield* (yield* Outbox).look(chats.idOf(message.chat.id))
    return true
  }
  const isTold = yield* tellGroup(message.chat.id, replyPlace(message))
  if (!isTold) yield* (yield* Replies).replyRarely(message, "group-waits")
  yield* askOwners({ chat: message.chat.id, by: person })
  return false
})
