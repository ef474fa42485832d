/** Answers `/digest` with the digest of now. */
import { Effect } from "effect"
import { Outbox } from "../../cards/outbox.ts"
import { replyKeyOf, replyPlace } from "../../handlers/messages/replies.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { botLanguageOf } from "../../words/words.ts"

export const answerDigest = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User) {
  yield* (yield* Outbox).ensure(replyKeyOf("digest", message.chat.id, message.message_id), {
    ...replyPlace(message),
    language: botLanguageOf(speaker.language_code),
    what: { is: "digest", to: (yield* Authors).personOf(speaker), isAsked: true }
  })
})
