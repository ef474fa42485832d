/**
 * Confirms the members of every group at a start and once a day: Telegram keeps updates for a day only, and tells nothing of a
 * group that hides its members' changes.
 */
import { Clock, Duration, Effect, Result, Schedule } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { BotApi, type Me } from "../api/bot.ts"
import { Addresses } from "./addresses.ts"
import { bot } from "./authors.ts"
import { Chats } from "./chats.ts"
import { Members } from "./members.ts"

const interval = Duration.days(1)

export const confirmMembers = (me: Me) =>
  Effect.gen(function* () {
    for (const chat of (yield* Addresses).groups())
      yield* confirmGroup(me, chat).pipe(
        Effect.catch((error) => Effect.logWarning("the members of a group are not confirmed", { why: error.message }))
      )
  }).pipe(Effect.repeat(Schedule.spaced(interval)))

/** A group without the bot has no members: its removal may have been missed. */
const confirmGroup = Effect.fnUntraced(function* (me: Me, chat: number) {
  const chats = yield* Chats
  if ((yield* chats.stateOf(chat)).is !== "bound") return
  const own = yield* Effect.result((yield* BotApi).memberStatus(chat, me.id))
  const isOut = Result.isSuccess(own) ? own.success === "out" : own.failure.kind === "closed"
  if (!isOut) return yield* (yield* Members).confirm(chat)
  yield* sendOnce(
    { actor: bot, key: `missed:${yield* Clock.currentTimeMillis}` },
    { subject: chats.subjectOf(chat), command: { _tag: "UnbindChat" } }
  )
})
