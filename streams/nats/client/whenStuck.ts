import { Context, Effect } from "effect"

/**
 * What is done when the server took no commit for as long as one waits: it may have given up its store, as after a full
 * disk, and then it never takes one again. Nothing, unless whoever runs the server says otherwise.
 */
export const WhenStuck = Context.Reference<Effect.Effect<void>>("tracker/streams/WhenStuck", {
  defaultValue: () => Effect.void
})
