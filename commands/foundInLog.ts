/** Decides who is refused by what the log has now: another process may have granted a right or linked an account a moment ago. */
import { Effect } from "effect"
import type { Principals } from "./principals.ts"
import { StreamUnavailable } from "../streams/errors.ts"

/** The directory is milliseconds behind the log. A longer delay means that it has lost the log. */
const patience = "5 seconds"

/**
 * Finds in the directory, and when it finds nothing, once more when the directory has every change of rights that the log has
 * now. Null: the log has none either. `StreamUnavailable`: the directory lost the log; a retry is safe.
 */
export const foundInLog = <A>(
  { current }: Pick<Principals["Service"], "current">,
  find: () => A | null
): Effect.Effect<A | null, StreamUnavailable> =>
  Effect.suspend(() => {
    const found = find()
    if (found !== null) return Effect.succeed(found)
    const caughtUp = Effect.timeoutOrElse(current, {
      duration: patience,
      orElse: () =>
        Effect.fail(new StreamUnavailable({ what: "the directory of people", cause: "it is behind the log" }))
    })
    return Effect.map(caughtUp, find)
  })
