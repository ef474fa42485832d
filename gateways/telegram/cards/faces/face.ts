/** The face of a kind of message: its desired content, read from the read models. */
import type { Effect } from "effect"
import type { Rendered } from "../../api/bot.ts"
import type { BotLanguage } from "../../words/words.ts"
import type { ViewUnavailable } from "../task/taskView.ts"

/** The desired content of a message now. */
export type FaceContent =
  | {
      readonly is: "message"
      readonly rendered: Rendered
      /** The content is read again after a while, also without an announcement of a change. */
      readonly waits?: boolean
      /** A message that is not sent yet waits until then. Milliseconds since 1970. */
      readonly notBefore?: number
    }
  /** The read model does not have the thing yet. */
  | { readonly is: "absent" }
  /** The message is finished: it is not sent, or not edited any more. `removes`: a sent one is deleted. */
  | { readonly is: "over"; readonly removes?: true }

export interface FacePlace {
  readonly language: BotLanguage
  readonly chat: number
}

/** A face sends nothing, and gives the same content for the same state of the read models. */
export type MessageFace<What> = (what: What, place: FacePlace) => Effect.Effect<FaceContent, ViewUnavailable>
