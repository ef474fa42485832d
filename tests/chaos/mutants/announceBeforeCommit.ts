/** A fault on purpose: a batch counts as stored, and is announced, before its transaction. */
import { Effect, Layer, Semaphore } from "effect"
import { Database as faithful } from "../../../projections/database/database.ts"

export * from "../../../projections/database/database.ts"

const delay = "500 millis"

const late = Effect.map(faithful, (database) => {
  const inOrder = Semaphore.makeUnsafe(1).withPermits(1)
  return faithful.of({
    ...database,
    guarded: (statement, limit) => {
      const stored = database.guarded(statement, limit)
      // A rebuild has no time limit. It checks its own tables, so with this fault it would never end.
      if (limit === null) return stored
      return Effect.as(Effect.forkDetach(inOrder(Effect.ignore(Effect.delay(stored, delay)))), [])
    }
  })
})

/** The key of the service stays the same; only its layers differ. */
export const Database: typeof faithful = Object.assign(Object.create(faithful) as typeof faithful, {
  pglite: (folder: string) => Layer.effect(faithful, late).pipe(Layer.provide(faithful.pglite(folder))),
  server: (url: string) => Layer.effect(faithful, late).pipe(Layer.provide(faithful.server(url)))
})
