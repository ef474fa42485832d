import { Context, type Effect } from "effect"
import type { DatabaseUnavailable } from "../database/database.ts"
import type { Position } from "./position.ts"

/** How the read models stand, as this process sees it: it writes them itself, or follows the one that does. */
export class Projections extends Context.Service<
  Projections,
  {
    readonly position: Position
    /** What stands still, and why; empty when all is well. */
    readonly trouble: Effect.Effect<ReadonlyArray<string>>
    /** Why the tables cannot be read: they are being made from the log, for the first time or for this version. Null when they can be. */
    readonly rebuilding: () => string | null
    /** Holds whoever writes the tables still between two batches while `work` goes on; then they start anew from what is stored. */
    readonly paused: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseUnavailable, R>
  }
>()("tracker/projections/Projections") {}
