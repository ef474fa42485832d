import { Context } from "effect"

/** The timeouts of an append, in milliseconds. */
export const AppendTimeouts = Context.Reference<{
  /** Time without an answer after which the same bytes are published again. */
  readonly answerMillis: number
  /** Time after which an append without a definite answer fails with `StreamUnavailable`. */
  readonly outcomeMillis: number
}>("tracker/streams/AppendTimeouts", { defaultValue: () => ({ answerMillis: 3000, outcomeMillis: 20_000 }) })
