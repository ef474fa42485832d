import { Argument, Command } from "effect/cli"
import { because, json, verb } from "../operation/verb.ts"

const letterIds = Argument.String("id").pipe(Argument.withDescription("such as classify@17, from the list"))
const load = () => import("./deadLetters.ts")

export const deadLettersVerb = Command.make("dead-letters").pipe(
  Command.withDescription("the commits that a reactor could not handle"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listDeadLetters }, settings, given) => listDeadLetters(settings, given))
    ).pipe(Command.withDescription("list them: reactor, commit, failure, tries and time")),
    Command.make(
      "retry",
      { ids: letterIds.pipe(Argument.variadic()), json },
      verb(load, ({ retryDeadLetters }, settings, given) => retryDeadLetters(settings, given))
    ).pipe(Command.withDescription("let the reactor handle them again; all of them when no id is given")),
    Command.make(
      "drop",
      {
        ids: letterIds.pipe(Argument.variadic({ min: 1 })),
        because,
        json
      },
      verb(load, ({ dropDeadLetters }, settings, given) => dropDeadLetters(settings, given))
    ).pipe(Command.withDescription("give them up: they are never handled"))
  ])
)
