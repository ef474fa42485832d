/** Watches the keys while the product runs: an older bucket may be restored under it. */
import { Effect, Layer, Schedule } from "effect"
import { keysRemedy } from "../errors.ts"
import { type Trouble, Troubles } from "../troubles.ts"
import { Keyring } from "./keyring.ts"

/** Interval of saving the inventory. A start reads the part of the log since the last save. */
const saving = Schedule.spaced("15 seconds")
/** Time for which the result of a comparison is used. */
const fresh = "1 second"
const timeout = "2 seconds"

export const keysWatch = Layer.effectDiscard(
  Effect.gen(function* () {
    const { verify, saveInventory } = yield* Keyring
    const checked = yield* Effect.cachedWithTTL(verify, fresh)
    const source = checked.pipe(
      Effect.timeoutOption(timeout),
      Effect.map((lost): ReadonlyArray<Trouble> =>
        lost._tag === "None" || lost.value === null
          ? []
          : [{ code: lost.value.code, message: lost.value.found, remedy: keysRemedy, stops: ["writes"] }]
      ),
      // Another part reports a log that does not answer.
      Effect.catch(() => Effect.succeed([]))
    )
    yield* (yield* Troubles).register(source)
    yield* Effect.andThen(checked, saveInventory).pipe(
      Effect.catch(({ message }) => Effect.logWarning("the keys were not compared with the log", message)),
      Effect.schedule(saving),
      Effect.forkScoped
    )
  })
)
