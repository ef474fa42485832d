/** The confirmation of a sign-in on the page. It is a port, because sign-ins belong to the HTTP gateway. */
import { Context, type Effect } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"

export interface AskedSignIn {
  /** The id of the request, in the data of the button: 20 letters and digits. It is not secret. */
  readonly request: string
  /** The family of the browser that asks, and its address. */
  readonly agent: string
  readonly address: string
}

export class Confirming extends Context.Service<
  Confirming,
  {
    /** Null when the text is not a code, or the code does not work. `user`: the keyed hash of the Telegram user who sent it. */
    readonly ask: (text: string, user: string) => Effect.Effect<AskedSignIn | null, StreamUnavailable>
    /** False unless this user has asked, and nothing was decided yet. */
    readonly confirm: (request: string, user: string, actor: ActorId) => Effect.Effect<boolean, StreamUnavailable>
    readonly reject: (request: string, user: string) => Effect.Effect<boolean, StreamUnavailable>
    /** Tells the page the name of the bot. */
    readonly announce: (bot: string) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/gateways/telegram/Confirming") {}
