/**
 * The chats of people and groups at Telegram. They are learnt from updates: everyone who is linked is learnt at the next word.
 */
import { Clock, Context, Effect, Layer } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { type PersonId, personActor, personOf } from "../../../domain/ids.ts"
import { lineFrom } from "../../../domain/text/fit.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { memberStatusOf } from "../api/bot.ts"
import { chatIn, type TelegramChat, type Update, userIn } from "../inbox/update.ts"
import { botLanguageOf } from "../words/words.ts"
import { type Address, AddressBook } from "./book/addressBook.ts"
import { Authors } from "./authors.ts"

const mostTitle = 300

export class Addresses extends Context.Service<
  Addresses,
  {
    /** Remembers the chat and the user of an update, and whether the chat accepts the bot. On disk when this returns. */
    readonly note: (update: Update, readsAll: boolean) => Effect.Effect<void, StreamUnavailable>
    /** The Telegram accounts of a person, also under ids that were merged. Empty until the person was seen. */
    readonly usersOf: (person: PersonId) => ReadonlyArray<number>
    /** The private chat with a person who can be written to; null: the person has never written to the bot, or blocks it. */
    readonly privateChatOf: (person: PersonId) => Address | null
    readonly groups: () => ReadonlyArray<number>
  }
>()("tracker/gateways/telegram/Addresses") {
  static readonly layer: Layer.Layer<Addresses, never, AddressBook | Authors | Principals> = Layer.effect(
    Addresses,
    Effect.gen(function* () {
      const book = yield* AddressBook
      const principals = yield* Principals
      const authors = yield* Authors
      const isForgotten = (id: number) =>
        authors.namesOf({ id }).some((each) => principals.isForgotten(personActor(each)))
      const add = Effect.fnUntraced(function* (id: number, change: (before: Address) => Address) {
        if (id > 0 && isForgotten(id)) return
        yield* book.note(change(book.get(id) ?? { id }))
      })
      const addressesOf = (person: PersonId) => {
        const names = principals.namesOf(personActor(person)).flatMap((actor) => personOf(actor) ?? [])
        // The id of the person of an account without a link is the keyed hash of the account.
        const accounts = new Set([...names.flatMap(principals.telegramOf), ...names])
        return [...accounts].flatMap((key) => book.ofAccount(key) ?? []).filter(({ id }) => !isForgotten(id))
      }
      return Addresses.of({
        note: Effect.fnUntraced(function* (update, readsAll) {
          const [chat, user] = [chatIn(update), userIn(update)]
          const at = yield* Clock.currentTimeMillis
          if (chat !== null && chat.id < 0 && chat.type !== "channel")
            yield* add(chat.id, (before) => groupAfter(before, chat, update, readsAll, at))
          if (user === null || user.is_bot) {
            if (chat?.type === "private") yield* add(chat.id, (before) => reachedAfter(before, update, at))
            return
          }
          const language = botLanguageOf(user.language_code)
          yield* add(user.id, (before) =>
            chat?.id === user.id
              ? { ...reachedAfter(before, update, at), language, hasChat: true }
              : { ...before, language }
          )
        }),
        usersOf: (person) => addressesOf(person).map(({ id }) => id),
        privateChatOf: (person) =>
          addressesOf(person).find(({ hasChat, unreachable }) => hasChat === true && unreachable === undefined) ?? null,
        groups: () => book.all().flatMap(({ id }) => (id < 0 ? [id] : []))
      })
    })
  )
}

const groupAfter = (before: Address, chat: TelegramChat, update: Update, readsAll: boolean, at: number): Address => {
  const title = lineFrom(chat.title ?? "", mostTitle)
  const user = userIn(update)
  const now = update.my_chat_member?.new_chat_member
  const isAdmin = now !== undefined && memberStatusOf(now) === "admin"
  return {
    ...reachedAfter(before, update, at),
    ...(title === null ? {} : { title }),
    // The language of a group is that of the first person who addresses the bot there.
    ...(before.language === undefined && user !== null ? { language: botLanguageOf(user.language_code) } : {}),
    ...(now === undefined ? {} : { sees: readsAll || isAdmin ? "all" : "addressed" })
  }
}

/** Every update from a chat shows that it accepts the bot, but for the one that tells that it does not. */
const reachedAfter = ({ unreachable, ...before }: Address, { my_chat_member: moved }: Update, at: number): Address => {
  if (moved === undefined || memberStatusOf(moved.new_chat_member) !== "out") return before
  const because = moved.chat.type === "private" ? "blocked" : "removed"
  return { ...before, unreachable: unreachable ?? { because, since: at } }
}
