/** Handles one update: sends commands and replies, and returns the rest of the work. Handling an update twice changes nothing. */
import { Effect } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { type Me, memberStatusOf } from "../api/bot.ts"
import { isUnavailable } from "../../../streams/errors.ts"
import { NotNow } from "../inbox/inbox.ts"
import { Outbox, type Unsettled } from "../cards/outbox.ts"
import type { ViewUnavailable } from "../cards/task/taskView.ts"
import { chatIn, type TelegramMessage, type Update, updateOf } from "../inbox/update.ts"
import { intentOf } from "../inbox/intent.ts"
import { Addresses } from "../people/addresses.ts"
import { OpenQuestions } from "../people/openQuestions.ts"
import { respond } from "./conversation.ts"
import { botMoved, groupMoved, memberMoved, personLeft } from "./membership.ts"
import { pressButton } from "./press/pressButton.ts"
import { onEdit } from "./onEdit.ts"

/** Fails only where a retry may succeed. A final refusal is logged. */
export const handle = Effect.fnUntraced(function* (me: Me, raw: string) {
  const update = updateOf(raw)
  if (update === null) return yield* Effect.as(Effect.logWarning("an update was not understood"), null)
  const { noteUpdate } = yield* Outbox
  const chat = chatIn(update)
  yield* (yield* Addresses)
    .note(update, me.readsAll)
    .pipe(Effect.mapError(({ message }) => new NotNow({ why: message, isOutage: true })))
  if (chat !== null && !isRemoval(update)) {
    ;(yield* OpenQuestions).see(chat.id, "bot")
    // A pressed message is the bot's own. If its number is not known yet, the outbox must still find it.
    yield* noteUpdate(chat.id, (update.message ?? update.edited_message)?.message_id ?? null)
  }
  return yield* route(me, update).pipe(Effect.catch(afterFailure))
})

/** True for an update that tells that the chat no longer accepts the bot. */
const isRemoval = ({ my_chat_member: moved }: Update) =>
  moved !== undefined && memberStatusOf(moved.new_chat_member) === "out"

const route = Effect.fnUntraced(function* (
  me: Me,
  { update_id, message, edited_message, callback_query, my_chat_member, chat_member }: Update
) {
  if (message !== undefined) yield* onMessage(me, message)
  if (edited_message !== undefined) yield* onEdit(me, edited_message)
  if (my_chat_member !== undefined) yield* botMoved(my_chat_member, `${me.id}:${update_id}`)
  if (chat_member !== undefined) yield* memberMoved(chat_member, `${me.id}:${update_id}`)
  return callback_query === undefined ? null : yield* pressButton(callback_query)
})

const onMessage = Effect.fnUntraced(function* (me: Me, message: TelegramMessage) {
  if (message.migrate_to_chat_id !== undefined) return yield* groupMoved(message, message.migrate_to_chat_id)
  const { left_chat_member: left } = message
  if (left !== undefined) return yield* left.id === me.id ? Effect.void : personLeft(message, left)
  if (message.forum_topic_reopened !== undefined) return yield* (yield* Outbox).allow(message.chat.id)
  yield* respond(message, intentOf(message, me))
})

/**
 * True for a failure that ends without help or by an operator's repair: the update is retried until then, and the later
 * updates of its chat wait. A parked chat waits. A parked task is refused, because the other tasks of its chat
 * continue.
 */
const mayEnd = (error: NotDone | ViewUnavailable | Unsettled) =>
  isUnavailable(error) ||
  error._tag === "Unsettled" ||
  (error._tag === "AggregateParked" && error.subject.startsWith("evt.chat."))

const afterFailure = (error: NotDone | ViewUnavailable | Unsettled): Effect.Effect<null, NotNow> =>
  mayEnd(error)
    ? Effect.fail(new NotNow({ why: error.message, isOutage: error._tag !== "Unsettled" }))
    : Effect.as(Effect.logWarning("a command was refused", { error: error._tag, why: error.message }), null)
