/** Ports to the model, which the gateways may not import. `ops/` provides them. */
import { Context, type Effect } from "effect"
import type { ActiveProvider } from "../commands/providers/providers.ts"
import type { Command } from "../domain/provider/provider.ts"
import type { Event } from "../domain/run/run.ts"

/** The settings of the model in use. A run records them, so that two runs can be compared. */
export class ModelInUse extends Context.Service<
  ModelInUse,
  { readonly config: Effect.Effect<Extract<Event, { readonly _tag: "RunCreated" }>["config"]> }
>()("tracker/gateways/ModelInUse") {}

export type ProviderOutcome = Omit<Extract<Command, { readonly _tag: "CheckProvider" }>, "_tag" | "version">

/**
 * Tests a model, in use or not, with one constrained question in each language. Never fails: `note` describes the
 * failure.
 */
export class ProviderTest extends Context.Service<
  ProviderTest,
  { readonly check: (settings: ActiveProvider["settings"]) => Effect.Effect<ProviderOutcome> }
>()("tracker/gateways/ProviderTest") {}

/** Recognises messages that ask for nothing: thanks, greetings, laughter, "ok", and emoji or other characters without words. */
export class SmallTalk extends Context.Service<
  SmallTalk,
  {
    /** True only when the whole text is small talk. */
    readonly isAll: (text: string) => boolean
  }
>()("tracker/gateways/SmallTalk") {}

/** Reads the due date in the title of a new task. `from` and `to`: UTF-16 units of the text; `at`: the time now. */
export class DueDates extends Context.Service<
  DueDates,
  {
    readonly inTitle: (
      text: string,
      context: { readonly at: string; readonly zone: string }
    ) => { readonly due: string; readonly from: number; readonly to: number } | null
  }
>()("tracker/gateways/DueDates") {}
