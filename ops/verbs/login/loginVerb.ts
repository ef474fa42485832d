import { Option } from "effect"
import { Command, Flag } from "effect/cli"
import { json, optionalText, role, verb } from "../operation/verb.ts"

export const loginVerb = Command.make(
  "login",
  {
    name: optionalText(
      "name",
      "the id or the name of a person on the team, or the name of a new one; default: the owner"
    ),
    role: role.pipe(
      Flag.optional,
      Flag.withDescription("the role of the person named by --name; default: member"),
      Flag.map(Option.getOrNull)
    ),
    telegram: Flag.Boolean("telegram").pipe(
      Flag.withDefault(false),
      Flag.withDescription("print a code that links a Telegram account, instead of a link")
    ),
    json
  },
  verb(
    () => import("./login.ts"),
    ({ printLogin }, settings, given) => printLogin(settings, given)
  )
).pipe(Command.withDescription("print a new sign-in link, which works once"))
