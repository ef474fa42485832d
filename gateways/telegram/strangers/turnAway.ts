/**
 * Answers people whose updates are not stored. The answers are not stored either: each is sent at most once. Answers to one
 * person and to all strangers together are limited, so a flood causes no store write and few requests.
 */
import { Clock, Effect } from "effect"
import { LRUCache } from "lru-cache"
import { BotApi } from "../api/bot.ts"
import { Outbox } from "../cards/outbox.ts"
import { replyPlace } from "../handlers/messages/replies.ts"
import { botLanguageOf, type BotWord, word } from "../words/words.ts"
import type { Update } from "../inbox/update.ts"

const hourMillis = 3_600_000
const minuteMillis = 60_000
/** The most times that a person gets one sentence in one chat in an hour. Sentences that are not listed: once. */
const mostAnHour: { readonly [K in BotWord]?: number } = { "code-unknown": 5, "press-forbidden": 5 }
/** Answers to all strangers within a minute: a part of what Telegram allows the bot. Source: core.telegram.org/bots/faq. */
const mostAMinute = 20
/** People that are remembered; the least recent ones are forgotten. */
const mostPeople = 10_000

interface Window {
  readonly since: number
  readonly count: number
}
const grown = (window: Window | undefined, now: number, length: number): Window =>
  window === undefined || now - window.since >= length
    ? { since: now, count: 1 }
    : { since: window.since, count: window.count + 1 }

/** Returns true when an answer may be sent now, and counts it as sent. `now`: milliseconds. */
export const makeAllowance = () => {
  const people = new LRUCache<string, Window>({ maxSize: mostPeople, sizeCalculation: () => 1 })
  let everyone: Window | undefined
  return (name: BotWord, chat: number, person: number, now: number): boolean => {
    const key = `${name} ${chat} ${person}`
    const [mine, all] = [grown(people.get(key), now, hourMillis), grown(everyone, now, minuteMillis)]
    if (mine.count > (mostAnHour[name] ?? 1) || all.count > mostAMinute) return false
    people.set(key, mine)
    everyone = all
    return true
  }
}

/** The chat and the author of an update, and a function that answers it. Null when it has no author. */
const addressOf = (
  { message, callback_query: press }: Update,
  api: BotApi["Service"],
  { noteUpdate }: Pick<Outbox["Service"], "noteUpdate">
) => {
  if (press !== undefined)
    return {
      chat: press.message?.chat.id ?? press.from.id,
      from: press.from,
      reply: (text: string) => api.answer(press.id, text, true)
    }
  if (message?.from === undefined) return null
  return {
    chat: message.chat.id,
    from: message.from,
    // Without this the outbox could take the answer for one of its posts whose send is unconfirmed.
    reply: (text: string) =>
      Effect.flatMap(api.send(replyPlace(message), { text, buttons: [] }), (number) =>
        noteUpdate(message.chat.id, number)
      )
  }
}

/** Sends an answer in the background. A failed answer is logged, and is not tried again. */
export const makeTurnAway = Effect.gen(function* () {
  const api = yield* BotApi
  const outbox = yield* Outbox
  const scope = yield* Effect.scope
  const isAllowed = makeAllowance()
  return Effect.fnUntraced(function* (update: Update, name: BotWord) {
    const address = addressOf(update, api, outbox)
    if (address === null || !isAllowed(name, address.chat, address.from.id, yield* Clock.currentTimeMillis)) return
    yield* address.reply(word(botLanguageOf(address.from.language_code), name)).pipe(
      Effect.catch(({ message: why }) => Effect.logDebug("a stranger was not answered", { why })),
      Effect.forkIn(scope)
    )
  })
})
