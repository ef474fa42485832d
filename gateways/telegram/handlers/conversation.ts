/** Acts on the intent of a message, if the role of its author allows it. */
import { Effect } from "effect"
import { atLeast } from "../../../domain/roles.ts"
import { Principals } from "../../../commands/principals.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Outbox } from "../cards/outbox.ts"
import { Linking } from "../people/linking.ts"
import type { TelegramMessage, User } from "../inbox/update.ts"
import type { BotWord } from "../words/words.ts"
import { type Intent, type BotCommand, speakerOf } from "../inbox/intent.ts"
import { Authors } from "../people/authors.ts"
import { Members } from "../people/members.ts"
import { Chats } from "../people/chats.ts"
import { askSignIn } from "./confirmSignIn.ts"
import { commentTask } from "./comment.ts"
import { explainPrivacy, turnOff, turnOn } from "./consent.ts"
import { receive } from "./receive.ts"
import { takeTask } from "./takeTask.ts"
import { Replies } from "./replies.ts"

export const respond = Effect.fnUntraced(function* (message: TelegramMessage, intent: Intent) {
  const authors = yield* Authors
  const { replyRarely } = yield* Replies
  if (intent.is === "nothing") return
  if (intent.is === "talk") return yield* storeTalk(message)
  // A person without a role may learn how messages are used.
  if (intent.is === "command" && intent.name === "privacy") return yield* explainPrivacy(message)
  const speaker = speakerOf(message)
  if (speaker === null) return yield* replyRarely(message, "anonymous")
  if (intent.is === "command" && intent.name === "start" && message.chat.type === "private")
    return yield* start(message, speaker, intent.argument)
  return authors.roleOf(speaker) === null
    ? yield* replyRarely(message, "stranger")
    : yield* serve(message, speaker, intent)
})

type Served = Exclude<Intent, { readonly is: "nothing" | "talk" }>

/** The intents of a person with a role. */
const serve = (message: TelegramMessage, speaker: User, intent: Served) => {
  switch (intent.is) {
    case "task":
      return createTask(message, speaker, intent)
    case "answer":
      return onReply(message, speaker, intent)
    case "task-usage":
      return replyWith(message, "task-usage")
    case "wordless":
      return wordless(message)
    case "command":
      return intent.name === "login"
        ? askSignIn(message, speaker, intent.argument)
        : runCommand(message, speaker, intent.name)
  }
}

const replyWith = (message: TelegramMessage, name: BotWord) =>
  Effect.flatMap(Replies, ({ reply }) => reply(message, name))

const createTask = Effect.fnUntraced(function* (
  message: TelegramMessage,
  speaker: User,
  intent: Extract<Intent, { readonly is: "task" }>
) {
  const authors = yield* Authors
  yield* atLeast(authors.roleOf(speaker), "member") ? takeTask(message, speaker, intent) : replyWith(message, "viewer")
})

/** A reply to a card is a comment. In private, a reply to another message of the bot is a new task. */
const onReply = Effect.fnUntraced(function* (
  message: TelegramMessage,
  speaker: User,
  { to, words }: Extract<Intent, { readonly is: "answer" }>
) {
  const task = yield* (yield* Outbox).cardAt(message.chat.id, to)
  if (task !== null) yield* commentTask(message, speaker, task, words)
  else if (message.chat.type === "private") yield* createTask(message, speaker, { is: "task", source: message, words })
})

const runCommand = (message: TelegramMessage, speaker: User, name: BotCommand) => {
  if (name !== "on" && name !== "off") return replyWith(message, "hello")
  if (message.chat.type === "private") return replyWith(message, "only-group")
  return name === "on" ? turnOn(message, speaker) : turnOff(message, speaker)
}

/** The parts of an album arrive one by one, and only one of them has the caption. */
const wordless = Effect.fnUntraced(function* (message: TelegramMessage) {
  const { reply, replyRarely } = yield* Replies
  if (message.media_group_id === undefined) return yield* reply(message, "wordless")
  const { task } = (yield* Chats).taskOf(message)
  const taken = (yield* (yield* EventStore).lastSeq(subjectOf("task", task))) > 0
  if (!taken) yield* replyRarely(message, "wordless")
})

/** A message that is not for the bot is stored only with the consent of the chat. */
const storeTalk = Effect.fnUntraced(function* (message: TelegramMessage) {
  const chats = yield* Chats
  const { hasConsent } = yield* Principals
  if (!hasConsent(chats.idOf(message.chat.id))) return
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is !== "bound" || !state.consent) return
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const speakers = yield* chats.speakersOf(message)
  if (speakers === null) return
  const speaker = speakerOf(message)
  if (speaker !== null) yield* (yield* Members).see(message.chat, speaker, key)
  yield* receive(message, speakers, state.audience)
})

/** Prefix of the argument in the deep link on the sign-in page: `/start login-CODE`. */
const signInPrefix = "login-"

/** The first message of a person. A code links the person with an account here. */
const start = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, code: string) {
  const authors = yield* Authors
  const { redeem } = yield* Linking
  const { reply, replyRarely } = yield* Replies
  if (code === "")
    return yield* authors.roleOf(speaker) === null ? replyRarely(message, "stranger") : reply(message, "hello")
  if (code.startsWith(signInPrefix) && authors.roleOf(speaker) !== null)
    return yield* askSignIn(message, speaker, code.slice(signInPrefix.length))
  const redeemed = redeem(code, authors.telegramUserOf(speaker)).pipe(
    // Another person has this Telegram account, or this person has another account.
    Effect.catchTag(["PersonRefused", "SlotRefused", "AccessRefused", "Forbidden"], () => Effect.succeed(null))
  )
  const person = /^[\w-]{1,64}$/u.test(code) ? yield* redeemed : null
  // After a crash the same update may arrive again with a used code. At that time the person has a role, so the answer
  // is `linked`.
  yield* reply(message, person !== null || authors.roleOf(speaker) !== null ? "linked" : "code-unknown")
})
