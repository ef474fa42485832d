import { Argument, Command, Flag } from "effect/cli"
import { json, optionalText, verb } from "../operation/verb.ts"

const flag = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withDefault(false), Flag.withDescription(description))

export const replayVerb = Command.make(
  "replay",
  {
    projections: Argument.String("projection").pipe(
      Argument.variadic(),
      Argument.withDescription("tasks, messages, people, activity, …; default: all")
    ),
    until: optionalText("until", "build the tables as of a position or a time, beside the served ones"),
    verify: flag("verify", "compare the served tables with the log, and change nothing"),
    diff: flag("diff", "the same, with the rows that differ and their events"),
    keep: flag("keep", "keep the replaced tables also after later rebuilds"),
    back: flag("back", "return to the tables that the last rebuild replaced"),
    json
  },
  verb(
    () => import("./replay.ts"),
    ({ replayTables }, settings, { projections: names, json: asJson, ...given }) =>
      replayTables(settings, { names, ...given }, asJson)
  )
).pipe(Command.withDescription("rebuild read models from the log; reads continue meanwhile"))
