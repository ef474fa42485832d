import { Option } from "effect"
import { Command, Flag } from "effect/cli"
import { mostTokenDays } from "../../../domain/access/access.ts"
import { json, role, verb } from "../operation/verb.ts"

export const tokenVerb = Command.make("token").pipe(
  Command.withDescription("API tokens for scripts and services"),
  Command.withSubcommands([
    Command.make(
      "create",
      {
        name: Flag.String("name").pipe(Flag.withDescription("the name that the audit log shows")),
        role: role.pipe(Flag.withDescription("what the token may do")),
        days: Flag.Int("days").pipe(
          Flag.filter(
            (days) => days >= 1 && days <= mostTokenDays,
            () => `must be 1 to ${mostTokenDays}`
          ),
          Flag.optional,
          Flag.withDescription("days until the token expires; default: never"),
          Flag.map(Option.getOrNull)
        ),
        json
      },
      verb(
        () => import("./token.ts"),
        ({ createToken }, settings, given) => createToken(settings, given)
      )
    ).pipe(Command.withDescription("create a token; its secret is shown once"))
  ])
)
