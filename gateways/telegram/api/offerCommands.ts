/** Tells Telegram the commands of the bot, by kind of chat and by language. Clients offer them while a person types. */
import { Effect } from "effect"
import { languages } from "../../../domain/vocabulary.ts"
import { BotApi } from "./bot.ts"
import { type BotWord, word } from "../words/words.ts"

const offered = {
  all_private_chats: ["my", "today", "find", "history", "undo", "digest", "login", "privacy", "help"],
  all_group_chats: ["task", "privacy", "on", "off", "proposals", "help"]
} as const

/** The language of people whose own one the bot does not speak. */
const otherwise = "en"

/** A failure is logged: the commands work without the list, and the next start sends it again. */
export const offerCommands = Effect.gen(function* () {
  const { offer } = yield* BotApi
  for (const scope of ["all_private_chats", "all_group_chats"] as const)
    for (const code of [null, ...languages.filter((each) => each !== otherwise)]) {
      const commands = offered[scope].map((command) => ({
        command,
        description: word(code ?? otherwise, `command-${command}` satisfies BotWord)
      }))
      yield* offer(scope, code, commands)
    }
}).pipe(Effect.catch(({ message }) => Effect.logWarning("the commands of the bot were not offered", { why: message })))
