import { Argument, Command } from "effect/cli"
import { because, json, verb } from "../operation/verb.ts"

const parkedIds = Argument.String("id").pipe(Argument.withDescription("such as log:evt.task.abc@17, from the list"))
const load = () => import("./quarantine.ts")

export const quarantineVerb = Command.make("quarantine").pipe(
  Command.withDescription("the aggregates with a commit that cannot be read or applied"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listParked }, settings, given) => listParked(settings, given))
    ).pipe(Command.withDescription("list them: place, aggregate, position and reason")),
    Command.make(
      "retry",
      { ids: parkedIds.pipe(Argument.variadic()), json },
      verb(load, ({ retryParked }, settings, given) => retryParked(settings, given))
    ).pipe(Command.withDescription("read the commits again; all of them when no id is given")),
    Command.make(
      "skip",
      {
        ids: parkedIds.pipe(Argument.variadic({ min: 1 })),
        because,
        json
      },
      verb(load, ({ skipParked }, settings, given) => skipParked(settings, given))
    ).pipe(Command.withDescription("leave the commits out for ever, and apply those behind them"))
  ])
)
