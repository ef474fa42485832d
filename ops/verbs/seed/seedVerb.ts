import { Command, Flag } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const seedVerb = Command.make(
  "seed",
  {
    remove: Flag.Boolean("remove").pipe(
      Flag.withDefault(false),
      Flag.withDescription("redact the messages of the sample; they cannot be stored again")
    ),
    json
  },
  verb(
    () => import("./seed.ts"),
    ({ loadSeed, removeSeed }, settings, { remove, json }) => (remove ? removeSeed : loadSeed)(settings, json)
  )
).pipe(
  Command.withDescription(
    "store the messages of the sample chat; a second run stores nothing, and --remove takes them away"
  )
)
