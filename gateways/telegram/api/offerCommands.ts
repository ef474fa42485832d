/** Tells Telegram the commands of the bot, by kind of chat and by language. Clients offer them while a person types. */
import { Effect } from "effect"
import { languages } from "../../../domain/vocabulary.ts"
import { BotApi } from "./bot.ts"
import { appAddressOf } from "../buttons/keyboard.ts"
import { type BotWord, word } from "../words/words.ts"

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
  all_group_chats: ["task", "privacy", "on", "off", "proposals", "help"]
} as const

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
    for (const scope of ["all_private_chats", "all_group_chats"] as const)
      for (const code of [null, ...languages.filter((each) => each !== otherwise)]) {
        const commands = offered[scope].map((command) => ({
          command,
          description: word(code ?? otherwise, `command-${command}` satisfies BotWord)
        }))
        yield* offer(scope, code, commands)
      }
  },
  Effect.catch(({ message }) => Effect.logWarning("the commands of the bot were not offered", { why: message }))
)
