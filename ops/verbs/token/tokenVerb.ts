import { Argument, Command, Flag } from "effect/cli"
import { defaultTokenDays, mostTokenDays } from "../../../domain/access/access.ts"
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
            () => `a number from 1 to ${mostTokenDays}`
          ),
          Flag.withDefault(defaultTokenDays),
          Flag.withDescription(`days until the token expires; default: ${defaultTokenDays}`)
        ),
        forever: Flag.Boolean("forever").pipe(Flag.withDefault(false), Flag.withDescription("the token never expires")),
        json
      },
      verb(
        () => import("./token.ts"),
        ({ createToken }, settings, { forever, days, ...given }) =>
          createToken(settings, { ...given, days: forever ? null : days })
      )
    ).pipe(Command.withDescription("create a token; its secret is shown once")),
    Command.make(
      "list",
      { json },
      verb(
        () => import("./token.ts"),
        ({ listTokens }, settings, { json }) => listTokens(settings, { json, which: null })
      )
    ).pipe(Command.withDescription("list the tokens: id, role, state, expiry and last use")),
    Command.make(
      "revoke",
      { which: Argument.String("which").pipe(Argument.withDescription("the id of the token, or its name")), json },
      verb(
        () => import("./token.ts"),
        ({ listTokens }, settings, given) => listTokens(settings, given)
      )
    ).pipe(Command.withDescription("end a token, and its sockets, at once"))
  ])
)
