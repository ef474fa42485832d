/** Consent of a group to record its messages: an admin turns it on and off, and every member may read about it. */
import { Duration, Effect } from "effect"
import { atLeast } from "../../../domain/roles.ts"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { Principals } from "../../../commands/principals.ts"
import { personActor } from "../../../domain/ids.ts"
import { BotApi } from "../api/bot.ts"
import type { TelegramMessage, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Members } from "../people/members.ts"
import { Chats } from "../people/chats.ts"
import { Replies } from "./messages/replies.ts"

/** Longest wait for Telegram before the answer is sent without its facts. */
const askTimeout = Duration.seconds(5)

export const turnOn = Effect.fn("telegram.turnOn")(function* (message: TelegramMessage, requester: User) {
  const authors = yield* Authors
  const chats = yield* Chats
  const { reply } = yield* Replies
  // The bus refuses too. This earlier check prevents that a command of a stranger records the group.
  if (!atLeast(authors.roleOf(requester), "admin")) return yield* reply(message, "consent-forbidden")
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const person = authors.personOf(requester)
  const members = yield* Members
  yield* members.bind(message.chat, key, { waits: false })
  if (!(yield* members.see(message.chat, requester, key))) return yield* reply(message, "not-member")
  yield* sendOnce(
    { actor: personActor(person), key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "GiveConsent" } }
  )
  yield* reply(message, yield* consentWord(message.chat.id))
})

/** Says what the bot cannot learn in this group, and how to change that. Telegram is asked, because both may have changed. */
const consentWord = Effect.fnUntraced(function* (chat: number) {
  const { me, memberStatus } = yield* BotApi
  return yield* Effect.gen(function* () {
    const { id, readsAll } = yield* me
    if ((yield* memberStatus(chat, id)) === "admin") return "consent-given" as const
    return readsAll ? ("consent-given-unaware" as const) : ("consent-given-blind" as const)
  }).pipe(
    Effect.timeout(askTimeout),
    Effect.catch(() => Effect.succeed("consent-given" as const))
  )
})

export const turnOff = Effect.fn("telegram.turnOff")(function* (message: TelegramMessage, requester: User) {
  const chats = yield* Chats
  const authors = yield* Authors
  const { reply } = yield* Replies
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const outcome = yield* sendOnce(
    { actor: personActor(authors.personOf(requester)), key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "MuteChat" } }
  ).pipe(
    Effect.as("consent-taken" as const),
    Effect.catchTag("Forbidden", () => Effect.succeed("consent-forbidden" as const)),
    // An unknown group is not recorded.
    Effect.catchTag("ChatRefused", () => Effect.succeed("consent-taken" as const))
  )
  yield* reply(message, outcome)
})

/** Shows the proposals that follow from this group's messages here, or shows no new ones. */
export const switchProposals = Effect.fn("telegram.switchProposals")(function* (
  message: TelegramMessage,
  requester: User,
  argument: string
) {
  const chats = yield* Chats
  const authors = yield* Authors
  const { reply } = yield* Replies
  const asked = argument.toLowerCase()
  const state = yield* chats.stateOf(message.chat.id)
  if (asked !== "on" && asked !== "off")
    return yield* reply(message, state.is === "bound" && state.proposals ? "proposals-are-on" : "proposals-are-off")
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const outcome = yield* sendOnce(
    { actor: personActor(authors.personOf(requester)), key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "ShowProposals", shown: asked === "on" } }
  ).pipe(
    Effect.as(asked === "on" ? ("proposals-on" as const) : ("proposals-off" as const)),
    Effect.catchTag("Forbidden", () => Effect.succeed("consent-forbidden" as const)),
    // No message of an unknown group is stored, so nothing follows from it.
    Effect.catchTag("ChatRefused", () => Effect.succeed("proposals-are-off" as const))
  )
  yield* reply(message, outcome)
})

export const explainPrivacy = Effect.fnUntraced(function* (message: TelegramMessage) {
  const { hasConsent } = yield* Principals
  const chats = yield* Chats
  const { reply } = yield* Replies
  if (message.chat.type === "private") return yield* reply(message, "privacy-private")
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is === "bound" && !state.approved) return yield* reply(message, "privacy-waits")
  yield* reply(message, hasConsent(chats.idOf(message.chat.id)) ? "privacy-on" : "privacy-off")
})
