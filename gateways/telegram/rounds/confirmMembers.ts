/**
 * Confirms the members of every group once a day: Telegram keeps updates for a day only, and tells nothing of a group that hides its
 * members' changes.
 */
import { Clock, Duration, Effect, Result, Schedule } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { ApiFault } from "../api/apiFault.ts"
import { BotApi, type Me } from "../api/bot.ts"
import { type Address, AddressBook } from "../people/book/addressBook.ts"
import { bot } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { type ConfirmedMembers, Members } from "../people/members.ts"
import { OpenQuestions } from "../people/openQuestions.ts"
import { mayAnswerLater } from "../people/whereabouts.ts"

const interval = Duration.days(1)
/** Time between two searches for groups that are due. A group that Telegram did not answer for is asked for again after this time. */
const lookInterval = Duration.hours(1)
/** Time for each question on average, so that many groups that are due do not meet Telegram's flood limit. */
const timeOfQuestion = Duration.millis(100)

/** Never ends. The address book stores when a group was confirmed, so a restart asks only for groups that are due. */
export const confirmMembers = (me: Me) => Effect.repeat(confirmRound(me), Schedule.spaced(lookInterval))

/** Confirms the groups that are due, the oldest confirmation first. */
export const confirmRound = Effect.fnUntraced(function* (me: Me) {
  const book = yield* AddressBook
  const at = yield* Clock.currentTimeMillis
  for (const { id } of dueAt(at, me, book.all())) {
    const { asked, isComplete } = yield* confirmGroup(me, id).pipe(
      Effect.catch((error) =>
        Effect.as(Effect.logWarning("the members of a group are not confirmed", { why: error.message }), unanswered)
      )
    )
    if (isComplete) yield* Effect.ignore(book.amend(id, (before) => ({ ...before, confirmed: { at, bot: me.id } })))
    yield* Effect.sleep(Duration.times(timeOfQuestion, asked))
  }
})

/** A group of another bot is due, because this bot may not be in it. So is every group after the clock was set back. */
const dueAt = (now: number, me: Me, addresses: ReadonlyArray<Address>) => {
  const latest = now - Duration.toMillis(interval)
  const isDue = ({ id, confirmed }: Address) =>
    id < 0 && (confirmed?.bot !== me.id || confirmed.at <= latest || confirmed.at > now)
  return addresses.filter(isDue).toSorted((a, b) => (a.confirmed?.at ?? 0) - (b.confirmed?.at ?? 0))
}

const unanswered: ConfirmedMembers = { asked: 1, isComplete: false }
const nothingToAsk: ConfirmedMembers = { asked: 0, isComplete: true }

/**
 * A group without the bot has no members: its removal may have been missed. An update of the group, or a change of it, since the
 * question shows that the bot may be back; then the group is asked for again later.
 */
const confirmGroup = Effect.fnUntraced(function* (me: Me, chat: number) {
  const chats = yield* Chats
  const { during } = yield* OpenQuestions
  if ((yield* chats.stateOf(chat)).is !== "bound") return nothingToAsk
  const subject = chats.subjectOf(chat)
  const outcome = yield* during(
    chat,
    "bot",
    Effect.fnUntraced(function* (question) {
      const expected = yield* (yield* EventStore).lastSeq(subject)
      const own = yield* Effect.result((yield* BotApi).memberStatus(chat, me.id))
      if (Result.isFailure(own) && mayAnswerLater(own.failure)) return yield* afterFault(own.failure)
      const isOut = Result.isSuccess(own) ? own.success === "out" : own.failure.kind === "closed"
      if (!isOut) return "in"
      if (question.isOutdated) return unanswered
      return yield* sendOnce(
        { actor: bot, key: `missed:${yield* Clock.currentTimeMillis}` },
        { subject, command: { _tag: "UnbindChat" }, expected }
      ).pipe(
        Effect.as({ asked: 1, isComplete: true }),
        Effect.catchTag("MovedSince", () => Effect.succeed(unanswered))
      )
    })
  )
  if (outcome !== "in") return outcome
  const { asked, isComplete } = yield* (yield* Members).confirm(chat)
  return { asked: asked + 1, isComplete }
})

/** Telegram answers no question about the group. A flood stops the round for the time that Telegram states. */
const afterFault = ({ kind, retryAfter }: ApiFault) =>
  Effect.as(kind === "flooded" ? Effect.sleep(Duration.seconds(retryAfter ?? 1)) : Effect.void, unanswered)
