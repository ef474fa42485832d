/** Runs the projections along the log: one feed, one transaction a batch, and an announcement after each batch. */
import { Effect, Layer, Ref, Schedule, Stream } from "effect"
import type { Broadcast } from "../../streams/broadcast.ts"
import type { Feed } from "../../streams/feed.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { Troubles } from "../../streams/troubles.ts"
import type { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { makeApplier, retrySchedule } from "./applier.ts"
import { rebuild } from "./rebuild/rebuild.ts"
import { Projections } from "./served/projections.ts"
import { incomplete } from "./served/troubleOf.ts"
import { makeServedState, type ServedState } from "./servedState.ts"

export const runProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const context = yield* Effect.context<Broadcast | Database | Feed | Quarantine>()
      const state = yield* makeServedState(projections)
      const applier = yield* makeApplier(state)
      let renewal: Renewal = { done: 0, of: 0 }
      const rebuilding = () => whyIncomplete(state, renewal)
      const trouble = Effect.map(Ref.get(state.trouble), (reasons) => {
        const why = rebuilding()
        return why === null ? reasons : [...reasons, incomplete(why)]
      })
      yield* (yield* Troubles).register(trouble)
      const service = Projections.of({
        position: state.position,
        trouble,
        rebuilding,
        paused: applier.paused
      })

      yield* applier.run.pipe(Effect.provideContext(context), Effect.forkScoped)
      // Nothing may be appended to another log than that of the tables. Without a database there is nothing to compare.
      yield* Effect.timeoutOption(applier.compared, compareTimeout)
      yield* renewOutdated(state, (progress) => {
        renewal = progress
      }).pipe(Effect.provideService(Projections, service), Effect.provideContext(context), Effect.forkScoped)
      return service
    })
  )

/** Reading the tables takes longer only while the database is away. */
const compareTimeout = "5 seconds"

/** The progress of the rebuild of outdated tables, in positions of the log. */
interface Renewal {
  readonly done: number
  readonly of: number
}

/** Null when the tables are complete. */
const whyIncomplete = ({ opened, outdated, position, completeAt }: ServedState, { done, of }: Renewal) => {
  if (!opened()) return "the tables are not open yet"
  const names = outdated().map(({ name }) => name)
  if (names.length > 0)
    return `${names.join(", ")}: being rebuilt for this version of the program, position ${done} of ${of}`
  return position.at() < completeAt() ? `being built from the log, position ${position.at()} of ${completeAt()}` : null
}

/** Rebuilds outdated tables beside the old ones, while the other tables stay up to date. Never ends. */
const renewOutdated = (state: ServedState, report: (progress: Renewal) => void) =>
  Effect.gen(function* () {
    const outdated = state.outdated()
    if (outdated.length === 0) return
    yield* rebuild(outdated, { compares: false }).pipe(
      Stream.runForEach((progress) =>
        Effect.sync(() => {
          if (progress.phase === "applying") report(progress)
        })
      )
    )
  }).pipe(
    Effect.tapError((error) => Effect.logWarning("a rebuild failed and is retried", error.message)),
    Effect.retry(retrySchedule),
    Effect.repeat(Schedule.spaced("1 second"))
  )
