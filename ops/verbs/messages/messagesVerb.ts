import { Argument, Command } from "effect/cli"
import { MessageId } from "../../../domain/ids.ts"
import { because, json, verb } from "../operation/verb.ts"

const load = () => import("./redact.ts")
const id = Argument.String("id").pipe(Argument.withSchema(MessageId), Argument.withDescription("the id of the message"))

export const messagesVerb = Command.make("messages").pipe(
  Command.withDescription("the messages of the chats"),
  Command.withSubcommands([
    Command.make(
      "redact",
      { id, because, json },
      verb(load, ({ redact }, settings, given) => redact(settings, given))
    ).pipe(Command.withDescription("erase the text of a message wherever it is shown, for ever; prints a certificate"))
  ])
)
