import { Argument, Command } from "effect/cli"
import { json, pathOf, verb } from "../operation/verb.ts"

export const importVerb = Command.make(
  "import",
  {
    file: Argument.String("file").pipe(Argument.withDescription("result.json, a chat exported from Telegram Desktop")),
    json
  },
  verb(
    () => import("./import.ts"),
    ({ importFile }, settings, given) => importFile(settings, pathOf(given.file), given.json)
  )
).pipe(Command.withDescription("store the messages of an exported chat; a second run stores nothing"))
