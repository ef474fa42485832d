/** The first message of a person. A code links the person with an account here. */
import { Effect } from "effect"
import type { TelegramMessage, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Linking } from "../people/linking.ts"
import { askSignIn } from "./press/confirmSignIn.ts"
import { Replies } from "./messages/replies.ts"

/** Prefix of the argument in the deep link on the sign-in page: `/start login-CODE`. */
const signInPrefix = "login-"

export const onStart = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, code: string) {
  const authors = yield* Authors
  const { reply, replyRarely } = yield* Replies
  const isKnown = authors.roleOf(speaker) !== null
  if (code === "") return isKnown ? yield* reply(message, "hello") : yield* replyRarely(message, "stranger")
  if (code.startsWith(signInPrefix) && isKnown)
    return yield* askSignIn(message, speaker, code.slice(signInPrefix.length))
  return isKnown ? yield* greetLinked(message, speaker, code) : yield* link(message, speaker, code)
})

/** Answers a linked account. A code that it sends stays usable, because the code is for another account. */
const greetLinked = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, code: string) {
  const authors = yield* Authors
  const { isCode, adopt } = yield* Linking
  const { reply } = yield* Replies
  // After a crash the same update may arrive again with its code, which is used by now.
  yield* adopt(authors.telegramUserOf(speaker))
  yield* reply(message, (yield* isCode(code)) ? "code-not-needed" : "linked")
})

const link = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, code: string) {
  const authors = yield* Authors
  const { redeem, adopt } = yield* Linking
  const { reply } = yield* Replies
  const user = authors.telegramUserOf(speaker)
  if (!/^[\w-]{1,64}$/u.test(code)) return yield* reply(message, "code-unknown")
  const outcome = yield* redeem(code, user).pipe(
    Effect.catchTag(["PersonRefused", "SlotRefused", "AccessRefused", "Forbidden"], () =>
      Effect.succeed("unknown" as const)
    )
  )
  if (outcome === "taken") return yield* reply(message, "code-taken")
  if (outcome === "unknown") return yield* reply(message, "code-unknown")
  yield* adopt(user)
  yield* reply(message, "linked")
})
