/** Follows read models that another process writes: by its announcements, and by the checkpoints in the tables. */
import { Effect, Fiber, Layer, Ref, Schedule, Stream } from "effect"
import { Broadcast } from "../../streams/broadcast.ts"
import { type Trouble, Troubles } from "../../streams/troubles.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { isChange, isPositionReached } from "./batch/announce.ts"
import { makePosition } from "./served/position.ts"
import { readGeneration } from "./prepare.ts"
import { Projections } from "./served/projections.ts"
import { incomplete, troubleOf, troublesOfChange } from "./served/troubleOf.ts"
import { quarantined, readCheckpoints } from "./tables/checkpoint.ts"
import { checkTables } from "./tables/logOfTables.ts"
import { schemas } from "./tables/tables.ts"
import { tableVersionOf } from "./tables/tableVersion.ts"

/** How often the checkpoints are read, since an announcement may be lost. */
const checkInterval = "1 second"
/** Reading the tables takes longer only while the database is away. */
const compareTimeout = "5 seconds"

export const followProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const database = yield* Database
      const broadcast = yield* Broadcast
      const position = makePosition()
      const trouble = yield* Ref.make<ReadonlyArray<Trouble>>([])
      /** The generation whose tables were compared with the log. */
      let compared = 0
      let notYet: string | null = "the tables are not built yet: start a process with the role projections"

      yield* broadcast.subscribe("changes.>").pipe(
        Stream.runForEach(({ value }) =>
          Effect.sync(() => {
            if (isChange(value)) position.changes(value.view, value.to)
            if (isPositionReached(value)) position.reached(value.at, value.generation)
          })
        ),
        Effect.forkScoped
      )
      const look = Effect.gen(function* () {
        const stored = yield* readCheckpoints(schemas.live)
        const missing = projections.find(
          (projection) => stored.get(projection.name)?.version !== tableVersionOf(projection)
        )
        notYet = missing === undefined ? null : `${missing.name} is not built yet for this version of the program`
        yield* Ref.set(trouble, quarantined(stored))
        if (missing !== undefined) return
        // A retired read model keeps its last checkpoint for ever.
        const current = new Map([...stored].filter(([name]) => projections.some((each) => each.name === name)))
        const generation = yield* readGeneration
        position.reached(Math.min(...[...current.values()].map(({ seq }) => seq)), generation)
        if (compared === generation) return
        yield* checkTables(current)
        compared = generation
      }).pipe(
        Effect.catchDefect(() => Effect.succeed(undefined)),
        Effect.catchTag("LogChanged", (error) => Ref.set(trouble, troublesOfChange(error))),
        Effect.catch((error) => Ref.set(trouble, [troubleOf(error)]))
      )
      const looking = yield* Effect.forkScoped(look)
      // Nothing may be appended to another log than that of the tables. Without a database there is nothing to compare.
      yield* Effect.timeoutOption(Fiber.join(looking), compareTimeout)
      yield* look.pipe(Effect.repeat(Schedule.spaced(checkInterval)), Effect.forkScoped)
      const present = Effect.map(Ref.get(trouble), (reasons) =>
        notYet === null ? reasons : [...reasons, incomplete(notYet)]
      )
      yield* (yield* Troubles).register(present)
      return Projections.of({
        position,
        trouble: present,
        rebuilding: () => notYet,
        // The writing process takes the shared lock for each batch, so it pauses here; afterwards it notices the new generation.
        paused: (work) => database.exclusively(work)
      })
    })
  )
