import { Schema } from "effect"
import { Argument, Command } from "effect/cli"
import { RetentionDays } from "../../../domain/chat/chat.ts"
import { json, verb } from "../operation/verb.ts"

const load = () => import("./chats.ts")
const forever = "forever"

/** A number of days; null for the word `forever`. None: neither. */
const daysIn = (text: string) => Schema.decodeUnknownOption(RetentionDays)(text === forever ? null : Number(text))

export const chatsVerb = Command.make("chats").pipe(
  Command.withDescription("the chats, and how long their messages are kept"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listChats }, settings, given) => listChats(settings, given))
    ).pipe(Command.withDescription("list them: id, title, messages and how long these are kept")),
    Command.make(
      "keep",
      {
        chat: Argument.String("chat").pipe(Argument.withDescription("the id of the chat, or its title")),
        days: Argument.String("days").pipe(
          Argument.filterMap(daysIn, () => "a whole number from 1, or forever"),
          Argument.withDescription("the number of days, from 1; or forever")
        ),
        json
      },
      verb(load, ({ keepMessages }, settings, given) => keepMessages(settings, given))
    ).pipe(Command.withDescription("permanently erase the messages of a chat that are older than a number of days"))
  ])
)
