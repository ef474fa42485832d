/**
 * Runs the projections along the log in the process that holds the lease. The other processes are on standby and
 * follow.
 */
import { Effect, Layer, Schedule, Stream } from "effect"
import { Broadcast } from "../../streams/ports/broadcast.ts"
import { Feed } from "../../streams/ports/feed.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { Troubles } from "../../streams/troubles.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { makeApplier } from "./applier.ts"
import { followWriter } from "./followWriter.ts"
import { takeLease } from "./lease/lease.ts"
import { answerRequests } from "./rebuild/request/forward.ts"
import { dropLeftovers } from "./rebuild/leftovers.ts"
import { renew } from "./rebuild/rebuild.ts"
import type { Rebuilder } from "./rebuild/rebuilder.ts"
import { replayWith } from "./rebuild/request/replayWith.ts"
import { retriedForever, retrySchedule } from "./retriedForever.ts"
import { makeServedState, type ServedState } from "./servedState.ts"
import { Projections } from "./served/projections.ts"
import { newerTables, standby } from "./served/troubleOf.ts"
import { UpgradeNotice } from "./served/upgrade.ts"
import { examine } from "./tables/examine.ts"

export const runProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const context = yield* Effect.context<Broadcast | Database | Feed | Quarantine>()
      const state = makeServedState(projections)
      let rebuilder: Rebuilder | null = null
      yield* (yield* Troubles).register(state.trouble)
      yield* followWriter(state)
      yield* retriedForever(
        tenure(state, projections, (now) => {
          rebuilder = now
        }),
        state
      ).pipe(Effect.provideContext(context), Effect.forkScoped)
      return Projections.of({
        position: state.position,
        trouble: state.trouble,
        rebuilding: state.rebuilding,
        unserved: state.unserved,
        replay: replayWith(projections, () => rebuilder, context)
      })
    })
  )

/** Waits for the lease, and does the work of its holder until the lease is lost. */
const tenure = (
  state: ServedState,
  projections: ReadonlyArray<AnyProjection>,
  becomes: (rebuilder: Rebuilder | null) => void
) =>
  Effect.scoped(
    Effect.gen(function* () {
      yield* untilNotNewer(state, projections)
      const lease = yield* takeLease(Effect.sync(() => state.noticed(standby)))
      const applier = yield* makeApplier(state, lease)
      const rebuilder: Rebuilder = { fence: lease, lost: lease.lost, paused: applier.paused, projections }
      // A newer version may have written while this process waited.
      if ((yield* newerThan(projections)).length > 0) return
      // Until the log is compared with the tables, and when it does not match them, they are readable as they are.
      yield* Effect.catchTag(state.look, "LogChanged", () => Effect.void)
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          state.noticed(null)
          state.holding(true)
          becomes(rebuilder)
        }),
        () =>
          Effect.sync(() => {
            state.holding(false)
            becomes(null)
          })
      )
      for (const work of [renewals(state, rebuilder), answerRequests(rebuilder), dropLeftovers(lease)])
        yield* Effect.forkScoped(work)
      yield* Effect.raceFirst(lease.lost, applier.run)
      yield* Effect.logWarning("this process may no longer write the tables, and stands by")
    })
  )

/** The tables that a newer version wrote. An embedded database has one process, so that one always writes. */
const newerThan = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const { kind } = yield* Database
  return kind === "pglite" ? [] : (yield* examine(projections)).newer
})

const untilNotNewer = (state: ServedState, projections: ReadonlyArray<AnyProjection>) =>
  newerThan(projections).pipe(
    Effect.tap((newer) => Effect.sync(() => state.noticed(newer.length === 0 ? null : newerTables(newer)))),
    Effect.repeat({ until: (newer) => newer.length === 0, schedule: Schedule.spaced("1 second") })
  )

/** Rebuilds outdated tables beside the served ones, after the operator was told once. Never ends. */
const renewals = (state: ServedState, rebuilder: Rebuilder) => {
  let isTold = false
  return Effect.gen(function* () {
    const outdated = state.outdated()
    if (outdated.length === 0) return
    const { begins, ends } = yield* UpgradeNotice
    if (!isTold) yield* begins(planOf(outdated, state.unreadable(), rebuilder.projections, yield* (yield* Feed).head))
    isTold = true
    yield* renew(rebuilder, outdated).pipe(
      Stream.runForEach((progress) => Effect.sync(() => progress.phase === "applying" && state.renews(progress))),
      Effect.ensuring(Effect.sync(() => state.renews(null)))
    )
    yield* ends
  }).pipe(
    Effect.tapError((error) => Effect.logWarning("a rebuild failed and is retried", error.message)),
    Effect.retry(retrySchedule),
    Effect.repeat(Schedule.spaced("1 second"))
  )
}

type Tables = ReadonlyArray<AnyProjection>
const namesIn = (tables: Tables) => tables.map(({ name }) => name)

const planOf = (outdated: Tables, unreadable: Tables, all: Tables, commits: number) => ({
  tables: namesIn(outdated),
  unreadable: namesIn(unreadable),
  of: all.length,
  commits
})
