import { Command } from "effect/cli"
import { json, verb } from "../operation/verb.ts"

export const seedVerb = Command.make(
  "seed",
  { json },
  verb(
    () => import("./seed.ts"),
    ({ loadSeed }, settings, given) => loadSeed(settings, given.json)
  )
).pipe(Command.withDescription("store the messages of the sample chat; a second run stores nothing"))
