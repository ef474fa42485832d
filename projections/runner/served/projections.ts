import { Context, type Effect } from "effect"
import type { Trouble } from "../../../streams/troubles.ts"
import type { DatabaseUnavailable } from "../../database/database.ts"
import type { Position } from "./position.ts"

/** The state of the read models. This process writes them itself, or follows the process that does. */
export class Projections extends Context.Service<
  Projections,
  {
    readonly position: Position
    /** All that has stopped, with reasons. Empty if nothing has. `Troubles` has them as well. */
    readonly trouble: Effect.Effect<ReadonlyArray<Trouble>>
    /** Why the tables cannot be read: they are being built, for the first time or for this version. Null when they can be read. */
    readonly rebuilding: () => string | null
    /** Stops the writer between two batches while `work` runs. Then the writer starts again from the stored checkpoints. */
    readonly paused: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseUnavailable, R>
  }
>()("tracker/projections/Projections") {}
