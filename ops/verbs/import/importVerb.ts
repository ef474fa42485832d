import { Argument, Command, Flag } from "effect/cli"
import { json, optionalText, pathOf, verb } from "../operation/verb.ts"

const flag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))

export const importVerb = Command.make(
  "import",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("result.json, one chat or a whole account exported from Telegram Desktop")
    ),
    chat: optionalText("chat", "one chat of an account, by its number in the list, its id or its name"),
    all: flag("all", "every chat of an account"),
    dryRun: flag("dry-run", "show what would be stored, and what would be lost; stores nothing"),
    json
  },
  verb(
    () => import("./import.ts"),
    ({ importFile }, settings, { file, ...flags }) => importFile(settings, pathOf(file), flags)
  )
).pipe(Command.withDescription("store the messages of exported chats; a second run stores nothing"))
