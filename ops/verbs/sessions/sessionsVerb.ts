import { Argument, Command } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

const load = () => import("./sessions.ts")
const which = Argument.String("which").pipe(
  Argument.withDescription("the id of a session; or the id or name of a person, whose sessions all end")
)

export const sessionsVerb = Command.make("sessions").pipe(
  Command.withDescription("the browsers that are signed in"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listSessions }, settings, given) => listSessions(settings, given))
    ).pipe(Command.withDescription("list them: id, person, sign-in, last use and browser")),
    Command.make(
      "end",
      { which, json },
      verb(load, ({ endSessions }, settings, given) => endSessions(settings, given))
    ).pipe(Command.withDescription("sign browsers out"))
  ])
)
