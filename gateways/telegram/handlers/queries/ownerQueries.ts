/** Answers `/approve`, `/users` and `/health`, for owners in their private chat. Also `/settings` and `/app`, which lead to the dashboard. */
import { Effect, SubscriptionRef } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { personOf } from "../../../../domain/ids.ts"
import { askOwner } from "../../approval/askOwners.ts"
import { BotApi } from "../../api/bot.ts"
import { BotOrigin } from "../../api/botOrigin.ts"
import { TelegramStatus } from "../../api/status.ts"
import { Outbox } from "../../cards/outbox.ts"
import { cut } from "../../cards/task/cut.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import type { OwnerQuery } from "../../inbox/intent.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { Addresses } from "../../people/addresses.ts"
import { AddressBook } from "../../people/book/addressBook.ts"
import { Authors } from "../../people/authors.ts"
import { botLanguageOf, word } from "../../words/words.ts"
import { Replies } from "../messages/replies.ts"
import { type AskerContext, askerContextOf } from "./askerContext.ts"
import { healthText } from "./text/healthText.ts"

/** The lines of one answer. */
const mostLines = 40
/** UTF-16 units. */
const mostName = 60

export const answerOwner = Effect.fnUntraced(function* (message: TelegramMessage, asker: User, name: OwnerQuery) {
  const { reply, replyText } = yield* Replies
  // In a group, other members would read the answer.
  if (message.chat.type !== "private") return yield* reply(message, "only-private")
  if ((yield* Authors).roleOf(asker) !== "owner") return yield* reply(message, "only-owner")
  if (name === "approve") return yield* askAgain(message, asker)
  const context = yield* askerContextOf(asker)
  yield* replyText(message, name === "users" ? yield* usersText(context) : healthText(yield* presentHealth, context))
})

/** Asks about all groups that wait, in new messages. */
const askAgain = Effect.fnUntraced(function* (message: TelegramMessage, asker: User) {
  const to = (yield* Authors).personOf(asker)
  const again = String(message.message_id)
  const asked = yield* Effect.filter((yield* Addresses).groups(), (chat) => askOwner(to, { chat, again }))
  if (asked.length === 0) yield* (yield* Replies).reply(message, "approve-none")
})

const usersText = Effect.fnUntraced(function* ({ audiences, language }: AskerContext) {
  const { roleOf } = yield* Principals
  const { privateChatOf } = yield* Addresses
  const people = (yield* (yield* TeamDirectory).people(audiences)).flatMap(({ id, name }) => {
    const [role, person] = [roleOf(id), personOf(id)]
    return role === null || person === null ? [] : [{ name, role, isReached: privateChatOf(person) !== null }]
  })
  const lines = people
    .slice(0, mostLines)
    .map(({ name, role, isReached }) =>
      [
        cut(name, mostName),
        word(language, `role-${role}`),
        ...(isReached ? [] : [word(language, "not-in-telegram")])
      ].join(" · ")
    )
  const more = people.length - lines.length
  return [...lines, ...(more > 0 ? [word(language, "more-tasks", { count: String(more) })] : [])].join("\n")
})

const presentHealth = Effect.gen(function* () {
  const status = yield* SubscriptionRef.get(yield* TelegramStatus)
  const { waiting, floodedUntil } = (yield* Outbox).backlog()
  const unreachable = (yield* AddressBook).all().filter(({ unreachable: why }) => why !== undefined)
  const groups = unreachable.flatMap(({ title }) => (title === undefined ? [] : [cut(title, mostName)]))
  return { ...status, waiting, floodedUntil, unreachable: unreachable.length, groups }
})

/** Leads to the settings of the asker, or to the app. */
export const answerPlace = Effect.fnUntraced(function* (
  message: TelegramMessage,
  asker: User,
  name: "settings" | "app"
) {
  const { reply, replyText } = yield* Replies
  if (message.chat.type !== "private") return yield* reply(message, "only-private")
  const language = botLanguageOf(asker.language_code)
  const { origin } = yield* BotOrigin
  if (name === "settings")
    return yield* origin === null
      ? reply(message, "settings-nowhere")
      : replyText(message, word(language, "settings-at", { address: `${origin}/settings` }))
  // Telegram opens the Mini App of the bot by this address, if BotFather knows one.
  const username = yield* (yield* BotApi).me.pipe(
    Effect.map((me) => me.username),
    Effect.catch(() => Effect.succeed(null))
  )
  return yield* username === null || origin === null
    ? reply(message, "app-nowhere")
    : replyText(message, word(language, "app-at", { address: `https://t.me/${username}?startapp` }))
})
