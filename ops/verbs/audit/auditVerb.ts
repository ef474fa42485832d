import { Command, Flag } from "effect/cli"
import { because, json, optionalText, verb } from "../operation/verb.ts"

const mostNewest = 1000
const chain = () => import("./chain/chain.ts")

export const auditVerb = Command.make("audit").pipe(
  Command.withDescription("who did what, when and why"),
  Command.withSubcommands([
    Command.make(
      "export",
      {
        format: Flag.Literals("format", ["jsonl", "csv", "bundle"]).pipe(
          Flag.withDefault("jsonl"),
          Flag.withDescription(
            "default: jsonl; bundle: the stored log with its proof, for `node ops/verify/verify.mjs`"
          )
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
      "verify",
      { from: optionalText("from", "the number of a checkpoint, or a file with one"), json },
      verb(chain, ({ verifyAudit }, settings, given) => verifyAudit(settings, given))
    ).pipe(Command.withDescription("compare the log with its audit chain and the signatures")),
    Command.make(
      "accept",
      { because, json },
      verb(chain, ({ acceptAudit }, settings, given) => acceptAudit(settings, given))
    ).pipe(Command.withDescription("state in the audit chain that a changed log or a lost chain is accepted")),
    Command.make(
      "key",
      {
        rotate: Flag.Boolean("rotate").pipe(
          Flag.withDefault(false),
          Flag.withDescription("add another key; checkpoints of the earlier ones stay valid")
        ),
        json
      },
      verb(chain, ({ printKeys }, settings, given) => printKeys(settings, given))
    ).pipe(Command.withDescription("print the fingerprints and public keys that sign the audit chain")),
    Command.make(
      "access",
      {
        newest: Flag.Int("newest").pipe(
          Flag.filter(
            (count) => count >= 1 && count <= mostNewest,
            () => `a number from 1 to ${mostNewest}`
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
