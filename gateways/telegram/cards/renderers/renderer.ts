/** A renderer reads the desired content of one kind of bot message from the read models. */
import type { Effect } from "effect"
import type { Rendered } from "../../api/bot.ts"
import type { BotLanguage } from "../../words/words.ts"
import type { ViewUnavailable } from "../task/taskView.ts"

/** The desired content of a message now. */
export type RenderOutcome =
  | {
      readonly is: "message"
      readonly rendered: Rendered
      /** The content is read again after a while, also if no change is announced. */
      readonly waits?: boolean
      /** A message that is not sent yet waits until then. Milliseconds since 1970. */
      readonly notBefore?: number
    }
  /** The read model does not have the thing yet. */
  | { readonly is: "absent" }
  /** The message is finished: it is not sent, or not edited any more. `removes`: a sent one is deleted. */
  | { readonly is: "over"; readonly removes?: true }

export const nothingToSend: RenderOutcome = { is: "over" }

export interface RenderPlace {
  readonly language: BotLanguage
  readonly chat: number
  /** The message may be in the chat already. */
  readonly isSent: boolean
}

/** Sends nothing, and returns the same content for the same state of the read models. */
export type MessageRenderer<What> = (what: What, place: RenderPlace) => Effect.Effect<RenderOutcome, ViewUnavailable>
