import { Command } from "effect/cli"
import { optionalText, verb } from "../verbs/operation/verb.ts"

export const startVerb = Command.make(
  "start",
  {
    roles: optionalText(
      "roles",
      "run only these roles, separated by commas (http, projections, reactors, telegram); other processes run the others"
    )
  },
  verb(
    () => import("./start.ts"),
    ({ start }, settings, { roles }) => start(settings, roles)
  )
).pipe(Command.withDescription("run the product until it is stopped"))
