import { Command } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const doctorVerb = Command.make(
  "doctor",
  { json },
  verb(
    () => import("./doctor.ts"),
    ({ doctor }, settings, given) => doctor(settings, given.json)
  )
).pipe(Command.withDescription("check everything that the product needs, and print how to fix each fault"))
