/**
 * The questions about members that Telegram has not answered yet. What the bot sees of a person meanwhile may be newer than the
 * answer. One for all parts of the bot, also for those that handle the updates of a former bot.
 */
import { Context, Effect, Layer } from "effect"
import type { PersonId } from "../../../domain/ids.ts"

interface Question {
  /** True when the subject of the question was seen in the chat since the question was asked. */
  isOutdated: boolean
}

/** `bot`: whether the bot itself is in the chat. */
type Subject = PersonId | "bot"

export class OpenQuestions extends Context.Service<
  OpenQuestions,
  {
    /** The question is open while the work runs. Asks Telegram inside of it. */
    readonly during: <A, E, R>(
      chat: number,
      about: Subject,
      work: (question: Readonly<Question>) => Effect.Effect<A, E, R>
    ) => Effect.Effect<A, E, R>
    /** Notes that the subject is in the chat. Returns whether a question about it is open. */
    readonly see: (chat: number, subject: Subject) => boolean
  }
>()("tracker/gateways/telegram/people/OpenQuestions") {
  static readonly layer = Layer.sync(OpenQuestions, () => {
    const open = new Map<string, Set<Question>>()
    const keyOf = (chat: number, about: Subject) => `${chat}:${about}`
    return OpenQuestions.of({
      during: (chat, about, work) =>
        Effect.suspend(() => {
          const key = keyOf(chat, about)
          const question: Question = { isOutdated: false }
          const others = open.get(key) ?? new Set()
          open.set(key, others.add(question))
          const close = Effect.sync(() => {
            others.delete(question)
            if (others.size === 0) open.delete(key)
          })
          return Effect.ensuring(work(question), close)
        }),
      see: (chat, subject) => {
        const questions = open.get(keyOf(chat, subject))
        for (const question of questions ?? []) question.isOutdated = true
        return questions !== undefined
      }
    })
  })
}
