/** The read models in a process that never writes them, except that it rebuilds them when no other process can. */
import { Effect, Layer } from "effect"
import type { Broadcast } from "../../streams/ports/broadcast.ts"
import type { Feed } from "../../streams/ports/feed.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { Troubles } from "../../streams/troubles.ts"
import type { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { followWriter } from "./followWriter.ts"
import { replayWith } from "./rebuild/request/replayWith.ts"
import { makeServedState } from "./servedState.ts"
import { Projections } from "./served/projections.ts"

export const followProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const context = yield* Effect.context<Broadcast | Database | Feed | Quarantine>()
      const state = makeServedState(projections)
      yield* (yield* Troubles).register(state.trouble)
      yield* followWriter(state)
      return Projections.of({
        position: state.position,
        trouble: state.trouble,
        rebuilding: state.rebuilding,
        unserved: state.unserved,
        replay: replayWith(projections, () => null, context)
      })
    })
  )
