import { Context, Effect, Layer } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { hash } from "../../../../streams/commit/identity.ts"
import { Outbox } from "../../cards/outbox.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"

/** A message that the bot replies to. */
export type Addressed = Pick<
  TelegramMessage,
  "chat" | "message_id" | "from" | "date" | "message_thread_id" | "is_topic_message"
>

interface More {
  readonly blanks?: Readonly<Record<string, string>>
  readonly asks?: "task"
}

const hourSeconds = 3600

/** Replies to people: silent, in the same topic, in their language, each once. */
export class Replies extends Context.Service<
  Replies,
  {
    readonly reply: (
      message: Addressed,
      name: BotWord,
      blanks?: Readonly<Record<string, string>>
    ) => Effect.Effect<void, StreamUnavailable>
    /** As `reply`, with any text. */
    readonly replyText: (message: Addressed, text: string) => Effect.Effect<void, StreamUnavailable>
    /** As `reply`, but at most once an hour to the same person in the same chat. */
    readonly replyRarely: (message: Addressed, name: BotWord) => Effect.Effect<void, StreamUnavailable>
    /** As `reply`, with a question. A reply to the question becomes a task. */
    readonly askForTask: (message: Addressed, name: BotWord) => Effect.Effect<void, StreamUnavailable>
    /** Reacts with 👀 to a message that is taken. */
    readonly see: (message: Addressed) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/gateways/telegram/handlers/Replies") {
  static readonly layer = Layer.effect(
    Replies,
    Effect.gen(function* () {
      const outbox = yield* Outbox
      const ensure = (key: string, message: Addressed, name: BotWord, more: More = {}) =>
        outbox.ensure(key, {
          ...replyPlace(message),
          language: botLanguageOf(message.from?.language_code),
          what: {
            is: "notice",
            text: word(botLanguageOf(message.from?.language_code), name, more.blanks),
            ...(more.asks === undefined ? {} : { asks: more.asks })
          }
        })
      const answerKey = ({ chat, message_id }: Addressed) => replyKeyOf("answer", chat.id, message_id)
      return Replies.of({
        reply: (message, name, blanks) =>
          ensure(answerKey(message), message, name, blanks === undefined ? {} : { blanks }),
        replyText: (message, text) =>
          outbox.ensure(answerKey(message), {
            ...replyPlace(message),
            language: botLanguageOf(message.from?.language_code),
            what: { is: "notice", text }
          }),
        askForTask: (message, name) => ensure(answerKey(message), message, name, { asks: "task" }),
        see: (message) =>
          outbox.ensure(replyKeyOf("eyes", message.chat.id, message.message_id), {
            ...replyPlace(message),
            language: "en",
            what: { is: "reaction", emoji: "👀" }
          }),
        replyRarely: (message, name) =>
          ensure(
            replyKeyOf("seldom", name, message.chat.id, message.from?.id ?? 0, Math.floor(message.date / hourSeconds)),
            message,
            name
          )
      })
    })
  )
}

/** The place of a reply to the message. */
export const replyPlace = ({ chat, message_id, message_thread_id, is_topic_message }: Addressed) => ({
  chat: chat.id,
  thread: is_topic_message === true ? (message_thread_id ?? null) : null,
  replyTo: message_id
})

export const replyKeyOf = (...parts: ReadonlyArray<string | number>): string => hash(20, ...parts.map(String))
