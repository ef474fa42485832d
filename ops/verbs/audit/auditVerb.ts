import { Command, Flag } from "effect/cli"
import { optionalText, verb } from "../operation/verb.ts"

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
        to: optionalText("to", "the last day or moment, in UTC")
      },
      verb(
        () => import("./audit.ts"),
        ({ exportAudit }, settings, given) => exportAudit(settings, given)
      )
    ).pipe(Command.withDescription("print every event of the log, in order"))
  ])
)
