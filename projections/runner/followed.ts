/** The read models as a process sees them that does not write them: told by the one that does, and by the tables themselves. */
import { Effect, Layer, Ref, Schedule, Stream } from "effect"
import { Broadcast } from "../../streams/broadcast.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { isChange, isPositionReached } from "./batch/announce.ts"
import { makePosition } from "./position.ts"
import { readGeneration } from "./prepare.ts"
import { Projections } from "./projections.ts"
import { quarantined, readCheckpoints } from "./tables/checkpoint.ts"
import { schemas } from "./tables/tables.ts"
import { tableVersionOf } from "./tables/tableVersion.ts"

/** What was not heard is seen in the tables, this much later. */
const look = "1 second"

export const followProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const database = yield* Database
      const broadcast = yield* Broadcast
      const position = makePosition()
      const trouble = yield* Ref.make<ReadonlyArray<string>>([])
      let notYet: string | null = "nobody has made them yet: a process with the role projections does"

      yield* broadcast.subscribe("changes.>").pipe(
        Stream.runForEach(({ value }) =>
          Effect.sync(() => {
            if (isChange(value)) position.changes(value.view, value.to)
            if (isPositionReached(value)) position.reached(value.at, value.generation)
          })
        ),
        Effect.forkScoped
      )
      yield* Effect.gen(function* () {
        const stored = yield* readCheckpoints(schemas.live)
        const missing = projections.find(
          (projection) => stored.get(projection.name)?.version !== tableVersionOf(projection)
        )
        notYet = missing === undefined ? null : `${missing.name} is not there yet as this version of the program has it`
        if (missing === undefined)
          position.reached(Math.min(...[...stored.values()].map(({ seq }) => seq)), yield* readGeneration)
        yield* Ref.set(trouble, quarantined(stored))
      }).pipe(
        Effect.catchDefect(() => Effect.succeed(undefined)),
        Effect.catch(({ message }) => Ref.set(trouble, [message])),
        Effect.repeat(Schedule.spaced(look)),
        Effect.forkScoped
      )
      return Projections.of({
        position,
        trouble: Effect.map(Ref.get(trouble), (told) => (notYet === null ? told : [...told, notYet])),
        rebuilding: () => notYet,
        // Whoever writes the tables asks for them batch by batch, and sees afterwards that they are others.
        paused: (work) => database.exclusively(work)
      })
    })
  )
