import { Context, type Effect } from "effect"
import type { LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import type { Me } from "../api/bot.ts"
import type { Update } from "./update.ts"

/**
 * Decides before an update is stored whether it is: strangers must not fill the store, and what they write is not kept.
 * It is a port of the inbox; `strangers/` implements it.
 */
export class Admissions extends Context.Service<
  Admissions,
  {
    /** Whether to store the update. A stranger may get an answer. Stores nothing. */
    readonly admits: (me: Me, update: Update) => Effect.Effect<boolean, StreamUnavailable | LogChanged>
  }
>()("tracker/gateways/telegram/inbox/Admissions") {}
