/**
 * Erases forgotten people, redacted messages and messages that are older than the retention of their chat, in the background.
 * Reports what is not erased yet. Continues after a restart.
 */
import { Clock, Duration, Effect, Layer, Schedule } from "effect"
import { Principals } from "../../commands/principals.ts"
import { type Trouble, Troubles } from "../../streams/troubles.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { eraseForgotten } from "./eraseForgotten.ts"
import { eraseRedacted } from "./eraseRedacted.ts"
import { redactOld } from "./redactOld.ts"

/** Time between two checks for people to erase. A verb or a route begins an erasure at once. */
const interval = Schedule.spaced("5 seconds")

/** Time between two searches for old messages. */
const searchInterval = Duration.toMillis("10 minutes")

export const erasureLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    const principals = yield* Principals
    const { redactions } = yield* Keyring
    /** Why the last erasure failed; null when it succeeded. */
    let failed: string | null = null
    yield* (yield* Troubles).register(
      Effect.sync((): ReadonlyArray<Trouble> => {
        const people = [...principals.erasing().keys()]
        const waiting = [...people, ...redactions.waiting().keys()]
        if (waiting.length === 0) return []
        const why = failed === null ? "" : `: ${failed}`
        return [
          {
            code: "erasure-waits",
            message: `${people.length} forgotten people and ${waiting.length - people.length} redacted messages are not erased everywhere yet (${waiting.slice(0, 3).join(", ")})${why}`,
            remedy: null,
            stops: []
          }
        ]
      })
    )
    /** The first time at which old messages are searched again. */
    let searchAt = 0
    const redactOldSometimes = Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      if (now < searchAt) return
      yield* redactOld
      searchAt = now + searchInterval
    })
    // The old messages are redacted before the others are erased, so that the tables are rebuilt once for all of them.
    yield* Effect.all([eraseForgotten, redactOldSometimes, eraseRedacted], { discard: true }).pipe(
      Effect.match({
        onSuccess: () => void (failed = null),
        onFailure: ({ message, _tag }) => void (failed = message === "" ? _tag : message)
      }),
      Effect.catchCause((cause) => Effect.logError("an erasure stopped at a bug, and is tried again", cause)),
      Effect.repeat(interval),
      Effect.forkScoped
    )
  })
)
