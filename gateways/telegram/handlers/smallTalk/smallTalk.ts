/** Small talk in a private chat is stored like every message there, and becomes a task only by a press of a button. */
import { Clock, Effect } from "effect"
import { filesIn } from "../../../../domain/message/fileLines.ts"
import { atLeast } from "../../../../domain/roles.ts"
import { personActor } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { SmallTalk } from "../../../modelPorts.ts"
import { BotApi } from "../../api/bot.ts"
import { Outbox } from "../../cards/outbox.ts"
import { forwardOriginOf } from "../../content/forwarded.ts"
import { type Intent, isEmojiLike } from "../../inbox/intent.ts"
import type { PressUpdate, TelegramMessage, User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Chats } from "../../people/chats.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { takeTask } from "../tasks/takeTask.ts"
import { receive } from "../messages/receive.ts"
import { replyKeyOf, replyPlace } from "../messages/replies.ts"
import { storedMessage } from "../messages/storedMessage.ts"

type TaskIntent = Extract<Intent, { readonly is: "task" }>

/** True for the author's own words in a private chat if all of them are small talk, and for a sticker. */
export const isPrivateSmallTalk = Effect.fnUntraced(function* (
  message: TelegramMessage,
  { source, words }: TaskIntent
) {
  if (message.chat.type !== "private" || source.message_id !== message.message_id) return false
  if (words === "") return isEmojiLike(source)
  if (forwardOriginOf(message.forward_origin) !== null) return false
  return (yield* SmallTalk).isAll(words)
})

/** Stores the message, and offers to make a task of it. */
export const offerTask = Effect.fn("telegram.offerTask")(function* (message: TelegramMessage, speaker: User) {
  const speakers = yield* (yield* Chats).speakersOf(message)
  if (speakers === null) return
  yield* receive(message, speakers, Audience.make(`person:${(yield* Authors).personOf(speaker)}`))
  const language = botLanguageOf(speaker.language_code)
  yield* (yield* Outbox).ensure(replyKeyOf("answer", message.chat.id, message.message_id), {
    ...replyPlace(message),
    language,
    what: {
      is: "notice",
      text: word(language, "small-talk"),
      buttons: [[{ text: word(language, "button-task"), data: smallTalkData(message.message_id) }]]
    }
  })
})

const smallTalkData = (message: number) => `t.${message.toString(36)}`

/** The number of the message; null for the data of another button. */
export const smallTalkOf = (data: string): number | null => {
  const [, number] = /^t\.([a-z0-9]{1,7})$/u.exec(data) ?? []
  return number === undefined ? null : Number.parseInt(number, 36)
}

/** Makes a task of the presser's own message. A repeated press makes none. */
export const takeSmallTalk = Effect.fnUntraced(function* ({ from, message }: PressUpdate, number: number) {
  const authors = yield* Authors
  if (!atLeast(authors.roleOf(from), "member")) return "press-forbidden" as const
  if (message?.chat.type !== "private") return "press-unknown" as const
  const state = yield* storedMessage((yield* Chats).messageIdOf(message.chat.id, number))
  // The data of the button may be forged: the words of another author are no task of the presser.
  const isOwn = state.is === "present" && authors.namesOf(from).map(personActor).includes(state.author)
  if (state.is !== "present" || !isOwn) return "press-unknown" as const
  const words = filesIn(state.text).words
  const date = Math.floor((yield* Clock.currentTimeMillis) / 1000)
  const source = { message_id: number, chat: message.chat, date, from, text: state.text }
  yield* takeTask(source, from, { is: "task", source, words })
  const text = word(botLanguageOf(from.language_code), "pressed-task")
  // A failed edit leaves the button, which is harmless: a second press makes no second task.
  yield* Effect.ignore((yield* BotApi).edit(message.chat.id, message.message_id, { text, buttons: [] }))
  return "pressed-task" satisfies BotWord
})
