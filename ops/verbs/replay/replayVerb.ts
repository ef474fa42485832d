import { Argument, Command } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const replayVerb = Command.make(
  "replay",
  {
    projections: Argument.String("projection").pipe(
      Argument.variadic(),
      Argument.withDescription("tasks, messages, people, activity, …; default: all")
    ),
    json
  },
  verb(
    () => import("./replay.ts"),
    ({ replayTables }, settings, given) => replayTables(settings, given.projections, given.json)
  )
).pipe(Command.withDescription("rebuild read models from the log; reads continue meanwhile"))
