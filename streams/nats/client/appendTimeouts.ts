import { Context } from "effect"

/** How long an append waits for a definite answer, in milliseconds. */
export const AppendTimeouts = Context.Reference<{
  /** How long one publish may stay without an answer before the same bytes are sent again. */
  readonly answerMillis: number
  /** How long an append of unknown outcome is repeated before its caller is told so. */
  readonly outcomeMillis: number
}>("tracker/streams/AppendTimeouts", { defaultValue: () => ({ answerMillis: 3000, outcomeMillis: 20_000 }) })
