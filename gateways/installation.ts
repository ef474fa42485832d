import { Context, type Effect } from "effect"
import type { NotDone } from "../commands/commandBus.ts"
import type { System } from "./contract.ts"

/** What the gateways ask of the installation as a whole; `ops/` knows how it is put together. */
export class Installation extends Context.Service<
  Installation,
  {
    /** Which model, bot and stores are at work, and what stands still. */
    readonly system: Effect.Effect<System>
    /** Loads the sample chat, and answers how many messages were new. */
    readonly loadSample: Effect.Effect<number, NotDone>
    /** Whether requests can be served: the log answers, the tables are whole. Empty, or what is missing. */
    readonly notReady: Effect.Effect<ReadonlyArray<string>>
  }
>()("tracker/gateways/Installation") {}
