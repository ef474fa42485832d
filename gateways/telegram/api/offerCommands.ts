/** Tells Telegram the commands of the bot, by kind of chat and by language. Clients offer them while a person types. */
import { Effect } from "effect"
import { languages } from "../../../domain/vocabulary.ts"
import { BotApi } from "./bot.ts"
import { appAddressOf } from "../buttons/keyboard.ts"
import { type BotLanguage, type BotWord, word } from "../words/words.ts"

const offered = {
  all_private_chats: [
    "my",
    "today",
    "find",
    "history",
    "undo",
    "digest",
    "settings",
    "app",
    "login",
    "privacy",
    "help"
  ],
  all_group_chats: ["task", "privacy", "help"],
  all_chat_administrators: ["task", "privacy", "on", "off", "proposals", "help"]
} as const
/** The commands in the private chat of an owner. */
const ofOwners = [...offered.all_private_chats, "approve", "users", "health"] as const
type Offered = (typeof ofOwners)[number] | (typeof offered.all_chat_administrators)[number]

const describe = (commands: ReadonlyArray<Offered>, language: BotLanguage) =>
  commands.map((command) => ({ command, description: word(language, `command-${command}` satisfies BotWord) }))

/** Offers an owner the commands that only owners may use, in the owner's language. */
export const offerToOwner = Effect.fnUntraced(function* (chat: number, language: BotLanguage) {
  yield* (yield* BotApi).offer({ chat }, null, describe(ofOwners, language))
})

/** The language of people whose own one the bot does not speak. */
const otherwise = "en"

/** The name of the product is the same in every language, and Telegram keeps one text for all chats. */
const menuText = "Task Tracker"

/**
 * A failure is logged: the commands work without the list, and the next start sends it again.
 *
 * @param appOrigin of the Mini App, for the menu button; null: none
 */
export const offerCommands = Effect.fnUntraced(
  function* (appOrigin: string | null) {
    const { offer, offerApp } = yield* BotApi
    yield* offerApp(menuText, appAddressOf(appOrigin))
    for (const scope of ["all_private_chats", "all_group_chats", "all_chat_administrators"] as const)
      for (const code of [null, ...languages.filter((each) => each !== otherwise)])
        yield* offer(scope, code, describe(offered[scope], code ?? otherwise))
  },
  Effect.catch(({ message }) => Effect.logWarning("the commands of the bot were not offered", { why: message }))
)
