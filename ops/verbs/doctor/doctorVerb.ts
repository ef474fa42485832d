import { Command, Flag } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const doctorVerb = Command.make(
  "doctor",
  {
    json,
    deep: Flag.Boolean("deep").pipe(
      Flag.withDefault(false),
      Flag.withDescription("read every commit of the log, not only the first and last ones")
    )
  },
  verb(
    () => import("./doctor.ts"),
    ({ doctor }, settings, given) => doctor(settings, given.json, given.deep)
  )
).pipe(Command.withDescription("check everything that the product needs, and print how to fix each fault"))
