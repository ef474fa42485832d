/** Runs a request for a rebuild wherever the lease is: in this process, in another one, or here after taking it. */
import { type Context, Deferred, Effect, Stream } from "effect"
import type { Broadcast } from "../../../../streams/ports/broadcast.ts"
import type { Feed } from "../../../../streams/ports/feed.ts"
import type { Quarantine } from "../../../../streams/quarantine/quarantine.ts"
import type { Database } from "../../../database/database.ts"
import type { AnyProjection } from "../../../projection.ts"
import { takeLease } from "../../lease/lease.ts"
import { RebuildFailed, type RebuildProgress, type ReplayRequest } from "../../served/replay.ts"
import { askHolder } from "./forward.ts"
import { replayHere } from "../rebuild.ts"
import type { Rebuilder } from "../rebuilder.ts"

/** `holder` is this process' right to rebuild while it holds the lease, and null otherwise. */
export const replayWith =
  (
    projections: ReadonlyArray<AnyProjection>,
    holder: () => Rebuilder | null,
    context: Context.Context<Broadcast | Database | Feed | Quarantine>
  ) =>
  (request: ReplayRequest): Stream.Stream<RebuildProgress, RebuildFailed> =>
    Stream.suspend(() => {
      const own = holder()
      if (own !== null) return replayHere(own, request)
      return askHolder(request).pipe(
        Stream.catchTag("NoHolder", () => {
          // This process may have become the holder in the meantime.
          const now = holder()
          return now === null ? takeAndReplay(projections, request) : replayHere(now, request)
        })
      )
    }).pipe(Stream.provideContext(context))

/** For an installation without a process that may write: the lease is held for this one rebuild. */
const takeAndReplay = (projections: ReadonlyArray<AnyProjection>, request: ReplayRequest) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const busy = Deferred.makeUnsafe<never, RebuildFailed>()
      const why = "the process that writes the tables does not answer"
      const lease = yield* takeLease(Effect.asVoid(Deferred.fail(busy, new RebuildFailed({ why })))).pipe(
        Effect.catchTag("DatabaseUnavailable", ({ message }) => new RebuildFailed({ why: message })),
        Effect.raceFirst(Deferred.await(busy))
      )
      return replayHere({ fence: lease, lost: lease.lost, paused: (work) => work, projections }, request)
    })
  )
