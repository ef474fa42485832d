import { Command, Flag } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const migrateVerb = Command.make(
  "migrate",
  {
    yes: Flag.Boolean("yes").pipe(
      Flag.withDefault(false),
      Flag.withDescription("change the settings; default: show the plan")
    ),
    acceptLower: Flag.Boolean("accept-lower").pipe(
      Flag.withDefault(false),
      Flag.withDescription("record settings that are lower than recorded, and do not restore them")
    ),
    json
  },
  verb(
    () => import("./migrate.ts"),
    ({ migrate }, settings, given) => migrate(settings, given)
  )
).pipe(Command.withDescription("bring the settings of streams and buckets to this version; shows a plan first"))
