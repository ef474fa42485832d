/** What the gateways ask of the model, which they may not import: `ops/` wires it. */
import { Context, type Effect } from "effect"
import type { ActiveProvider } from "../commands/providers/providers.ts"
import type { Command } from "../domain/provider/provider.ts"
import type { Event } from "../domain/run/run.ts"

/** The settings that a run is made with, so that two runs can be compared: those of the model that is at work now. */
export class ModelInUse extends Context.Service<
  ModelInUse,
  { readonly config: Effect.Effect<Extract<Event, { readonly _tag: "RunCreated" }>["config"]> }
>()("tracker/gateways/ModelInUse") {}

export type Checked = Omit<Extract<Command, { readonly _tag: "CheckProvider" }>, "_tag" | "version">

/** One constrained question in each of the languages, put to a model that need not be at work. Never fails: `note` says why not. */
export class ProviderTest extends Context.Service<
  ProviderTest,
  { readonly check: (settings: ActiveProvider["settings"]) => Effect.Effect<Checked> }
>()("tracker/gateways/ProviderTest") {}
