/** Asks the sender of a code whether to sign in the browser that shows it. */
import { Effect } from "effect"
import { personActor } from "../../../../domain/ids.ts"
import { BotApi } from "../../api/bot.ts"
import { Outbox } from "../../cards/outbox.ts"
import type { PressUpdate, TelegramMessage, User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Confirming } from "../../people/confirming.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { Replies, replyKeyOf, replyPlace } from "../messages/replies.ts"

interface SignInPress {
  readonly isConfirmed: boolean
  readonly request: string
}

const pressData = ({ isConfirmed, request }: SignInPress) => `s.${isConfirmed ? "y" : "n"}.${request}`

/** Null for the data of another button. */
export const signInPressOf = (data: string): SignInPress | null => {
  const [, answer, request] = /^s\.([yn])\.([a-z0-9]{20})$/u.exec(data) ?? []
  return answer === undefined || request === undefined ? null : { isConfirmed: answer === "y", request }
}

/** Asks in a private chat only: in a group, other members would see the question. */
export const askSignIn = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, code: string) {
  const { reply } = yield* Replies
  if (message.chat.type !== "private") return yield* reply(message, "sign-in-private")
  const authors = yield* Authors
  const asked = yield* (yield* Confirming).ask(code, authors.telegramUserOf(speaker).key)
  if (asked === null) return yield* reply(message, "sign-in-unknown")
  const language = botLanguageOf(speaker.language_code)
  const button = (name: BotWord, isConfirmed: boolean) => ({
    text: word(language, name),
    data: pressData({ isConfirmed, request: asked.request })
  })
  yield* (yield* Outbox).ensure(replyKeyOf("sign-in", message.chat.id, message.message_id), {
    ...replyPlace(message),
    language,
    what: {
      is: "notice",
      text: word(language, "sign-in-ask", { agent: asked.agent, address: asked.address }),
      buttons: [[button("sign-in-confirm", true), button("sign-in-reject", false)]]
    }
  })
})

/** Only the user who sent the code can decide, in the private chat, once. */
export const decideSignIn = Effect.fnUntraced(function* (press: PressUpdate, { isConfirmed, request }: SignInPress) {
  const authors = yield* Authors
  const confirming = yield* Confirming
  const user = authors.telegramUserOf(press.from).key
  const isAllowed = press.message?.chat.type === "private" && authors.roleOf(press.from) !== null
  if (!isAllowed) return "press-unknown" as const
  const isDone = yield* isConfirmed
    ? confirming.confirm(request, user, personActor(authors.personOf(press.from)))
    : confirming.reject(request, user)
  if (!isDone) return "sign-in-over" as const
  const outcome: BotWord = isConfirmed ? "sign-in-done" : "sign-in-rejected"
  const text = word(botLanguageOf(press.from.language_code), outcome)
  // A failed edit leaves the buttons, which is harmless: the decision is stored.
  yield* (yield* BotApi)
    .edit(press.message.chat.id, press.message.message_id, { text, buttons: [] })
    .pipe(Effect.ignore)
  return outcome
})
