import { Command, Flag } from "effect/cli"
import { verb } from "../operation/verb.ts"

export const resetVerb = Command.make(
  "reset",
  {
    yes: Flag.Boolean("yes").pipe(
      Flag.withDefault(false),
      Flag.withDescription("confirm that all data is to be deleted")
    )
  },
  verb(
    () => import("./reset.ts"),
    ({ reset }, settings, given) => reset(settings, given.yes)
  )
).pipe(Command.withDescription("delete all data: the log, the tables and the keys"))
