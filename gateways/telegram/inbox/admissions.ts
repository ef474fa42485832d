import { Context, type Effect } from "effect"
import type { LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import type { Me } from "../api/bot.ts"
import type { Update } from "./update.ts"

/**
 * Decides whether an update is stored: strangers must not fill the store, and their messages are not kept. It is a port of
 * the inbox; `strangers/` implements it.
 */
export class Admissions extends Context.Service<
  Admissions,
  {
    /** True when the update must be stored. Stores nothing itself. May send an answer to a stranger. */
    readonly admits: (me: Me, update: Update) => Effect.Effect<boolean, StreamUnavailable | LogChanged>
  }
>()("tracker/gateways/telegram/inbox/Admissions") {}
