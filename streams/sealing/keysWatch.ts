/** Watches the keys while the product runs: an older bucket may be restored under it. */
import { Effect, Layer, Schedule } from "effect"
import { type Trouble, Troubles } from "../troubles.ts"
import { Keyring } from "./keyring.ts"

/** Interval of saving the inventory. A start reads the part of the log since the last save. */
const saving = Schedule.spaced("15 seconds")
/** Time for which the result of a comparison is used. */
const fresh = "1 second"
const timeout = "2 seconds"

const unfinished: Trouble = {
  code: "master-key-changing",
  message: "a change of the master key has begun and has not ended: the former master key still exists",
  remedy: "tt key rotate",
  stops: []
}

export const keysWatch = Layer.effectDiscard(
  Effect.gen(function* () {
    const { verify, saveInventory, generation } = yield* Keyring
    const checked = yield* Effect.cachedWithTTL(verify, fresh)
    const source = checked.pipe(
      Effect.timeoutOption(timeout),
      Effect.map((lost): ReadonlyArray<Trouble> =>
        lost._tag === "None" || lost.value === null
          ? []
          : [{ code: lost.value.code, message: lost.value.found, remedy: lost.value.remedy, stops: ["writes"] }]
      ),
      // Another part reports a log that does not answer.
      Effect.catch(() => Effect.succeed([]))
    )
    const changing = generation.pipe(
      Effect.timeoutOption(timeout),
      Effect.map((found): ReadonlyArray<Trouble> =>
        found._tag === "Some" && found.value.isChanging ? [unfinished] : []
      ),
      Effect.catch(() => Effect.succeed([]))
    )
    const troubles = yield* Troubles
    yield* troubles.register(source)
    yield* troubles.register(changing)
    yield* Effect.andThen(checked, saveInventory).pipe(
      Effect.catch(({ message }) => Effect.logWarning("the keys were not compared with the log", message)),
      Effect.schedule(saving),
      Effect.forkScoped
    )
  })
)
