/** A restore that has not ended: the log is incomplete, and must not be opened. */
import { Effect, Schema } from "effect"
import { Nats } from "../../client/nats.ts"

/** The entry of the metadata of `EVT` while its restore has not ended. Its value names the backup. */
export const unfinishedEntry = "tracker.restoring"

/** A restore was stopped before its end. Nothing was changed; a start is refused until `tt restore` has ended. */
export class RestoreUnfinished extends Schema.TaggedError<RestoreUnfinished>()("RestoreUnfinished", {}) {
  override get message() {
    return "a restore into this installation has not ended, so its log is incomplete: run the same `tt restore` again, which continues it"
  }
}

/** The name of the backup whose restore has not ended; null when none was begun, or it has ended. */
export const unfinishedRestore = Effect.gen(function* () {
  const nats = yield* Nats
  const found = yield* nats.settings("EVT")
  return found?.metadata?.[unfinishedEntry] ?? null
})
