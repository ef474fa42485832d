/** `tt reset`: deletes everything that the product keeps in the data folder, if `--yes` confirms it. */
import { Console, Effect, Option, Schema } from "effect"
import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { dataEntries, natsIn, ownFolder } from "../../../streams/dataFolder.ts"
import { endServerOf } from "../../../streams/nats/server/folder/serverProcess.ts"
import { runningProduct } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"

/** Nothing was deleted. The message has the reason and the remedy. */
class NotReset extends Schema.TaggedError<NotReset>()("NotReset", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

export const reset = Effect.fn("reset")(function* (settings: Settings, yes: boolean) {
  if (settings.natsUrl !== null)
    return yield* new NotReset({
      why: "the log is on your own server (NATS_URL), and reset deletes embedded data only"
    })
  if (Option.isSome(yield* runningProduct(settings)))
    return yield* new NotReset({ why: "the product runs on this folder: stop it first" })
  const there = existsSync(settings.dataDir)
    ? readdirSync(settings.dataDir).filter((name) => dataEntries.includes(name))
    : []
  if (there.length === 0) return yield* Console.log(`${settings.dataDir} has no data of the product`)
  if (!yes)
    return yield* new NotReset({
      why: `this deletes the log, the tables and the keys in ${settings.dataDir}, and cannot be undone: add --yes to confirm`
    })
  yield* Effect.scoped(
    Effect.andThen(
      ownFolder(settings.dataDir),
      Effect.promise(async () => {
        // A nats-server that survived a crash would keep the deleted files open.
        await endServerOf(natsIn(settings.dataDir))
        there.forEach((name) => rmSync(join(settings.dataDir, name), { recursive: true, force: true }))
      })
    )
  )
  yield* Console.log(`the data in ${settings.dataDir} is deleted; the next start creates a new, empty installation`)
})
