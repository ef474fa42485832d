import { Command, Flag } from "effect/cli"
import { json, optionalText, pathOf, verb } from "../operation/verb.ts"

export const evalVerb = Command.make(
  "eval",
  {
    model: optionalText("model", "a second model to compare, by its name in Ollama"),
    builtin: Flag.Boolean("builtin").pipe(
      Flag.withDefault(false),
      Flag.withDescription("compare the built-in model too")
    ),
    data: optionalText(
      "data",
      "a Telegram export with [ACTION] and [AGREED] lines to compare with, instead of this team's decisions"
    ),
    json
  },
  verb(
    () => import("./eval.ts"),
    ({ evaluateModels }, settings, given) =>
      evaluateModels(settings, { ...given, data: given.data === null ? null : pathOf(given.data) })
  )
).pipe(Command.withDescription("compare models with what people decided; stores nothing"))
