import { Argument, Command, Flag } from "effect/cli"
import { json, optionalText, pathOf, verb } from "../operation/verb.ts"

export const restoreVerb = Command.make(
  "restore",
  {
    folder: Argument.String("folder").pipe(Argument.withDescription("the folder of a backup")),
    into: optionalText("into", "another data folder; default: the one of the settings"),
    verify: Flag.Boolean("verify").pipe(
      Flag.withDefault(false),
      Flag.withDescription("restore into a temporary folder, rebuild and check everything, and remove it again")
    ),
    json
  },
  verb(
    () => import("./restore.ts"),
    ({ restore }, settings, { folder, into, verify, json }) =>
      restore(settings, { folder: pathOf(folder), into: into === null ? null : pathOf(into), verify, json })
  )
).pipe(Command.withDescription("restore a backup into an installation without a log; never over another one"))
