/** Erases forgotten people and redacted messages in the background, and reports those that are not erased yet. Continues after a restart. */
import { Effect, Layer, Schedule } from "effect"
import { Principals } from "../../commands/principals.ts"
import { type Trouble, Troubles } from "../../streams/troubles.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { eraseForgotten } from "./eraseForgotten.ts"
import { eraseRedacted } from "./eraseRedacted.ts"

/** Time between two checks for people to erase. A verb or a route begins an erasure at once. */
const interval = Schedule.spaced("5 seconds")

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
    yield* Effect.andThen(eraseForgotten, eraseRedacted).pipe(
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
