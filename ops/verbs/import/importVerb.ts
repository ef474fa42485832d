import { Argument, Command, Flag } from "effect/cli"
import { json, optionalText, pathOf, verb } from "../operation/verb.ts"

const flag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))

export const importVerb = Command.make(
  "import",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription(
        "an export of Telegram Desktop, a CSV file of Todoist, Trello, Vikunja, Plane or another product, or the folder of one"
      )
    ),
    chat: optionalText("chat", "one chat of an account, by its number in the list, its id or its name"),
    all: flag("all", "every chat of an account"),
    chatNumber: optionalText("chat-number", "the number in Telegram of the chat in messages.html, or none"),
    map: optionalText("map", 'the columns of another CSV file: title=Name,due="Due Date"'),
    audience: optionalText("audience", "the readers of tasks: team, a chat or a person; team by default"),
    dryRun: flag("dry-run", "show what would be stored, and what would be lost; stores nothing"),
    yes: flag("yes", "store tasks by the mapping without a question"),
    json
  },
  verb(
    () => import("./importPath.ts"),
    ({ importPath }, settings, { file, ...flags }) => importPath(settings, pathOf(file), flags)
  )
).pipe(Command.withDescription("store the messages or the tasks of another product; a second run stores nothing"))
