/** Acts on the intent of a message, if the role of its author allows it. */
import { Effect } from "effect"
import { atLeast } from "../../../domain/roles.ts"
import type { Role } from "../../../domain/values.ts"
import { isServed } from "../approval/openGroup.ts"
import { Principals } from "../../../commands/principals.ts"
import { Outbox } from "../cards/outbox.ts"
import type { TelegramMessage, User } from "../inbox/update.ts"
import type { BotWord } from "../words/words.ts"
import { liveText } from "../content/live/liveContent.ts"
import { type Intent, type BotCommand, isAnonymousAdmin, speakerOf } from "../inbox/intent.ts"
import { Authors } from "../people/authors.ts"
import { Members } from "../people/members.ts"
import { Chats } from "../people/chats.ts"
import { taskOfReply } from "../notices/replyToNotices.ts"
import { fixProposal } from "../proposals/fixProposal.ts"
import { answerDigest } from "../notices/send/answerDigest.ts"
import { askSignIn } from "./press/confirmSignIn.ts"
import { commentTask } from "./tasks/comment.ts"
import { explainPrivacy, switchProposals, turnOff, turnOn } from "./consent.ts"
import { receive } from "./messages/receive.ts"
import { onStart } from "./onStart.ts"
import { joinLatePart } from "./album/joinAlbum.ts"
import { SeenAlbums } from "./album/seenAlbums.ts"
import { takeTask } from "./tasks/takeTask.ts"
import { answerOwner, answerPlace } from "./queries/ownerQueries.ts"
import { answerQuery } from "./queries/answerQuery.ts"
import { isPrivateSmallTalk, offerTask } from "./smallTalk/smallTalk.ts"
import { Replies } from "./messages/replies.ts"

export const respond = Effect.fnUntraced(function* (message: TelegramMessage, intent: Intent) {
  const authors = yield* Authors
  const { replyRarely } = yield* Replies
  if (intent.is === "nothing") return
  if (intent.is === "talk") return yield* storeTalk(message)
  // A person without a role may learn how messages are used.
  if (intent.is === "command" && intent.name === "privacy") return yield* explainPrivacy(message)
  const speaker = speakerOf(message)
  if (speaker === null) return isAnonymousAdmin(message) ? yield* replyRarely(message, "anonymous") : undefined
  if (intent.is === "command" && intent.name === "start" && message.chat.type === "private")
    return yield* onStart(message, speaker, intent.argument)
  const role = authors.roleOf(speaker)
  if (role === null) return yield* replyRarely(message, "stranger")
  const use = message.chat.type === "private" ? "none" : useOf(intent, role)
  if (use !== "none" && !(yield* isServed(message, speaker, use === "records"))) return
  yield* serve(message, speaker, intent)
})

type Served = Exclude<Intent, { readonly is: "nothing" | "talk" }>

/** How a message depends on its group. `records`: it records an unknown group. `needs`: it has an effect only in a group that is served. */
const useOf = (intent: Served, role: Role): "records" | "needs" | "none" => {
  if (intent.is === "task") return atLeast(role, "member") ? "records" : "none"
  if (intent.is === "answer" || intent.is === "task-usage") return atLeast(role, "member") ? "needs" : "none"
  if (intent.is !== "command" || !atLeast(role, "admin")) return "none"
  if (intent.name === "on") return "records"
  return intent.name === "off" || intent.name === "proposals" ? "needs" : "none"
}

/** The intents of a person with a role. */
const serve = (message: TelegramMessage, speaker: User, intent: Served) => {
  switch (intent.is) {
    case "task":
      return createTask(message, speaker, intent)
    case "answer":
      return onReply(message, speaker, intent)
    case "task-usage":
      return Effect.flatMap(Replies, ({ askForTask }) => askForTask(message, "task-usage"))
    case "wordless":
    case "unknown-command":
      return Effect.flatMap(Replies, ({ replyRarely }) => replyRarely(message, intent.is))
    case "query":
      return answerQuery(message, speaker, intent)
    case "owner-query":
      return answerOwner(message, speaker, intent.name)
    case "place":
      return answerPlace(message, speaker, intent.name)
    case "command":
      if (intent.name === "login") return askSignIn(message, speaker, intent.argument)
      // A digest shows the work of one person, so a group gets none.
      if (intent.name === "digest" && message.chat.type === "private") return answerDigest(message, speaker)
      return runCommand(message, speaker, intent.name, intent.argument)
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
  if (!atLeast(authors.roleOf(speaker), "member")) return yield* replyWith(message, "viewer")
  yield* (yield* isPrivateSmallTalk(message, intent)) ? offerTask(message, speaker) : takeTask(message, speaker, intent)
})

/** A reply to a card is a comment. A reply to the question what to do is a task, and so is every other reply in a private chat. */
const onReply = Effect.fnUntraced(function* (
  message: TelegramMessage,
  speaker: User,
  { to, words }: Extract<Intent, { readonly is: "answer" }>
) {
  const standing = yield* (yield* Outbox).standingAt(message.chat.id, to)
  if (standing?.is === "proposal") return yield* fixProposal(message, speaker, standing.proposal, words)
  const task = yield* taskOfReply(speaker, standing)
  if (task !== null) return yield* commentTask(message, speaker, task, words === "" ? liveText(message) : words)
  if (standing?.is === "notices") return yield* replyWith(message, "notices-several")
  const intent = { is: "task", source: message, words } as const
  // The answer to a question says what to do, however short it is. A sticker does not.
  if (standing?.is === "question" && words !== "" && atLeast((yield* Authors).roleOf(speaker), "member"))
    return yield* takeTask(message, speaker, intent)
  if (standing?.is === "question" || message.chat.type === "private") yield* createTask(message, speaker, intent)
})

const runCommand = (message: TelegramMessage, speaker: User, name: BotCommand, argument: string) => {
  if (name !== "on" && name !== "off" && name !== "proposals") return replyWith(message, "hello")
  if (message.chat.type === "private") return replyWith(message, "only-group")
  if (name === "proposals") return switchProposals(message, speaker, argument)
  return name === "on" ? turnOn(message, speaker) : turnOff(message, speaker)
}

/** A message that is not for the bot is stored only with the consent of the chat. In a group that waits for an owner, nothing is. */
const storeTalk = Effect.fnUntraced(function* (message: TelegramMessage) {
  const chats = yield* Chats
  const { hasConsent } = yield* Principals
  const state = yield* chats.stateOf(message.chat.id)
  if (state.is === "bound" && !state.approved) return
  if (state.is === "bound" && (yield* joinLatePart(message, state.audience)) && !state.consent) return
  if (state.is !== "bound" || !state.consent || !hasConsent(chats.idOf(message.chat.id)))
    return yield* noteSeenPart(message)
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const speakers = yield* chats.speakersOf(message)
  if (speakers === null) return
  const speaker = speakerOf(message)
  if (speaker !== null) yield* (yield* Members).see(message.chat, speaker, key)
  yield* receive(message, speakers, state.audience)
})

const noteSeenPart = Effect.fnUntraced(function* (message: TelegramMessage) {
  const album = (yield* Chats).albumOf(message)
  if (album !== null) yield* (yield* SeenAlbums).note(album, message)
})
