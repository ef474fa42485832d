import { Context, type Effect } from "effect"
import type { NotDone } from "../commands/commandBus.ts"
import type { System } from "./contract.ts"

/** The installation as the gateways see it. `ops/` provides it. */
export class Installation extends Context.Service<
  Installation,
  {
    /** The model, bot and stores in use, and the read models that are stuck. */
    readonly system: Effect.Effect<System>
    /** Loads the sample chat, and returns the number of new messages. */
    readonly loadSample: Effect.Effect<number, NotDone>
    /** The parts that are missing to serve requests; empty when the log answers and the tables are complete. */
    readonly notReady: Effect.Effect<ReadonlyArray<string>>
  }
>()("tracker/gateways/Installation") {}
