/** `tt reset`: from nothing. Everything that the product keeps in the data folder is deleted, after a clear yes. */
import { Console, Effect, Option, Schema } from "effect"
import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ownFolder } from "../../../streams/dataFolder.ts"
import { running } from "../../control/request.ts"
import type { Settings } from "../../settings.ts"

/** Nothing was deleted. The message says why, and what to do. */
class NotReset extends Schema.TaggedError<NotReset>()("NotReset", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** What the product makes in its folder; a file of anybody else's is left alone. */
const ours = ["nats", "tables", "keys", "control.json"]

export const reset = Effect.fn("reset")(function* (settings: Settings, yes: boolean) {
  if (settings.natsUrl !== null)
    return yield* new NotReset({
      why: "the log is on a server of your own (NATS_URL): reset deletes embedded data only"
    })
  if (Option.isSome(yield* running(settings)))
    return yield* new NotReset({ why: "the product runs on this folder: stop it first" })
  const there = existsSync(settings.dataDir) ? readdirSync(settings.dataDir).filter((name) => ours.includes(name)) : []
  if (there.length === 0) return yield* Console.log(`there is nothing in ${settings.dataDir}`)
  if (!yes)
    return yield* new NotReset({
      why: `this deletes the log, the tables and the keys in ${settings.dataDir}, for good: add --yes if that is meant`
    })
  yield* Effect.scoped(
    Effect.andThen(
      ownFolder(settings.dataDir),
      Effect.sync(() => there.forEach((name) => rmSync(join(settings.dataDir, name), { recursive: true, force: true })))
    )
  )
  yield* Console.log(`${settings.dataDir} is empty; the next start begins from nothing`)
})
