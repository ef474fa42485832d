import { Context, type Effect, type Stream } from "effect"
import type { Trouble } from "../../../streams/troubles.ts"
import type { Position } from "./position.ts"
import type { RebuildFailed, RebuildProgress, ReplayRequest } from "./replay.ts"

/** The state of the read models. This process writes them itself, or follows the process that does. */
export class Projections extends Context.Service<
  Projections,
  {
    readonly position: Position
    /** The stopped parts, with reasons. Empty if there are none. `Troubles` has them as well. */
    readonly trouble: Effect.Effect<ReadonlyArray<Trouble>>
    /** Why some of the tables cannot be read: they are being built, for the first time or for this version. Null when all can. */
    readonly rebuilding: () => string | null
    /** Why a read of these tables must fail. Null when it can be served. */
    readonly unserved: (reads: (table: string) => boolean) => string | null
    /** Rebuilds read models in the process that writes the tables. The last value is the result. */
    readonly replay: (request: ReplayRequest) => Stream.Stream<RebuildProgress, RebuildFailed>
  }
>()("tracker/projections/Projections") {}
