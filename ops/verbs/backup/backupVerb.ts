import { Argument, Command } from "effect/cli"
import { json, pathOf, verb } from "../operation/verb.ts"

export const backupVerb = Command.make(
  "backup",
  {
    folder: Argument.String("folder").pipe(
      Argument.withDescription("a folder of its own; a later backup adds what is new")
    ),
    json
  },
  verb(
    () => import("./backup.ts"),
    ({ backup }, settings, { folder, json }) => backup(settings, pathOf(folder), json)
  )
).pipe(
  Command.withDescription("copy the log, its proof and the wrapped keys into a folder, also while the product runs")
)
