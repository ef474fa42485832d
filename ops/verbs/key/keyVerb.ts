import { Command } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const keyVerb = Command.make("key").pipe(
  Command.withDescription("the master key, which opens the keys of all people"),
  Command.withSubcommands([
    Command.make(
      "rotate",
      { json },
      verb(
        () => import("./key.ts"),
        ({ rotateKey }, settings, given) => rotateKey(settings, given)
      )
    ).pipe(Command.withDescription("make a new master key, and destroy the present one"))
  ])
)
