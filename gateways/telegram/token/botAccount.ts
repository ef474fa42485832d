/**
 * The account whose counter numbers the messages of private chats and small groups. Each bot counts from 1, so message 7 of one bot is
 * not message 7 of another. A supergroup numbers its messages itself.
 */
import { Context, Effect, Redacted } from "effect"
import { Buckets } from "../../../streams/ports/bucket.ts"

/** The bot whose messages have keys without its id, as in a log that was written before bots could be replaced. */
const entry = "bot.first"

/** The id of the bot; null for the first bot of the installation. @default null */
export const BotAccount = Context.Reference<number | null>("tracker/gateways/telegram/BotAccount", {
  defaultValue: () => null
})

const firstBot = Effect.gen(function* () {
  const stored = yield* (yield* (yield* Buckets).open("OUTBOX")).get(entry)
  return stored === null ? null : Number(Buffer.from(stored.value).toString())
})

/** The account of a token, which begins with the id of its bot. */
export const botAccountOf = (token: Redacted.Redacted) =>
  accountOfBot(Number(/^\d+(?=:)/u.exec(Redacted.value(token))?.[0] ?? Number.NaN))

/** The account of the bot with this id. */
export const accountOfBot = Effect.fnUntraced(function* (id: number) {
  const first = yield* firstBot
  return first === null || first === id || Number.isNaN(id) ? null : id
})

/** Stores which bot is the first one. Call after Telegram has confirmed its token, so that a mistyped token is not stored. */
export const noteFirstBot = Effect.fnUntraced(function* ({ id }: { readonly id: number }) {
  yield* (yield* (yield* Buckets).open("OUTBOX")).create(entry, Buffer.from(String(id)))
})
