import { Context, Effect } from "effect"

/**
 * Runs when the server has accepted no commit until the timeout: it may have given up its store, as after a full disk, and
 * then it never accepts one again. Does nothing by default; the embedded server restarts.
 */
export const WhenStuck = Context.Reference<Effect.Effect<void>>("tracker/streams/WhenStuck", {
  defaultValue: () => Effect.void
})
