/** A reply to a card becomes a comment on its task. */
import { Effect } from "effect"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import { isServedChat } from "../../../../domain/chat/chat.ts"
import { type ActorId, CommentId, personActor, type TaskId } from "../../../../domain/ids.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { proseFrom } from "../../../../domain/text/fit.ts"
import { commentLength } from "../../../../domain/text/limits.ts"
import { Outbox } from "../../cards/outbox.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Members } from "../../people/members.ts"
import { Chats } from "../../people/chats.ts"
import { mentionsOfComment } from "./mentions.ts"
import { Replies } from "../messages/replies.ts"

/** The id of the comment that a message makes. `key`: the id of the message. */
export const commentIdOf = (actor: ActorId, key: string): CommentId =>
  CommentId.make(idFrom("comment", actor, "CommentTask", key))

/** True when the chat has a card of the task. Otherwise the message replies to a notice, and `Threads` sends the comment to the chat of the card. */
const hasCardIn = (chat: number, task: TaskId) =>
  Effect.map(Outbox, ({ following }) => following(task).some((post) => post.what.is === "card" && post.chat === chat))

/** The audience of the group of a member's message. The member may leave before the command is decided. */
const placeOf = Effect.fnUntraced(function* ({ chat }: TelegramMessage) {
  if (chat.type === "private") return {}
  const state = yield* (yield* Chats).stateOf(chat.id)
  return isServedChat(state) ? { spokeIn: state.audience } : {}
})

/** Records the comment and reacts with 👀, or answers why it was not recorded. A redelivery records nothing. */
export const commentTask = Effect.fn("telegram.comment")(function* (
  message: TelegramMessage,
  requester: User,
  task: TaskId,
  words: string
) {
  const chats = yield* Chats
  const { reply, see } = yield* Replies
  const person = (yield* Authors).personOf(requester)
  const actor = personActor(person)
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  if (message.chat.type !== "private" && !(yield* (yield* Members).see(message.chat, requester, key)))
    return yield* reply(message, "not-member")
  const command = {
    _tag: "CommentTask",
    wordsOf: actor,
    comment: commentIdOf(actor, key),
    text: proseFrom(words, commentLength),
    ...(yield* mentionsOfComment(message, actor, words)),
    ...((yield* hasCardIn(message.chat.id, task)) ? ({ via: "telegram" } as const) : {})
  } as const
  const spoken = yield* placeOf(message)
  yield* sendOnce({ actor, ...spoken, key }, { subject: subjectOf("task", task), command }).pipe(
    Effect.andThen(see(message)),
    Effect.catchTag("Forbidden", () => reply(message, "viewer")),
    Effect.catchTag("TaskRefused", () => reply(message, "press-not-found"))
  )
})
