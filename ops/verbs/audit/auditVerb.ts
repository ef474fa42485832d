import { Command, Flag } from "effect/cli"
import { json, optionalText, verb } from "../operation/verb.ts"

const mostNewest = 1000

export const auditVerb = Command.make("audit").pipe(
  Command.withDescription("who did what, when and why"),
  Command.withSubcommands([
    Command.make(
      "export",
      {
        format: Flag.Literals("format", ["jsonl", "csv"]).pipe(
          Flag.withDefault("jsonl"),
          Flag.withDescription("default: jsonl")
        ),
        from: optionalText("from", "the first day or moment, in UTC"),
        to: optionalText("to", "the last day or moment, in UTC"),
        access: Flag.Boolean("access").pipe(
          Flag.withDefault(false),
          Flag.withDescription("print the access log instead: sign-ins, refusals, links, tokens, exports")
        )
      },
      verb(
        () => import("./audit.ts"),
        ({ exportAudit }, settings, given) => exportAudit(settings, given)
      )
    ).pipe(Command.withDescription("print every event of the log, in order")),
    Command.make(
      "access",
      {
        newest: Flag.Int("newest").pipe(
          Flag.filter(
            (count) => count >= 1 && count <= mostNewest,
            () => `must be 1 to ${mostNewest}`
          ),
          Flag.withDefault(50),
          Flag.withDescription("the number of entries; default: 50")
        ),
        json
      },
      verb(
        () => import("./audit.ts"),
        ({ printAccess }, settings, given) => printAccess(settings, given)
      )
    ).pipe(Command.withDescription("print the newest sign-ins, refusals, links, tokens and exports"))
  ])
)
