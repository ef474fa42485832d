import { Deferred, Effect } from "effect"

/** How far the served tables are, and a way to wait for more. */
export const makePosition = () => {
  let at = 0
  let generation = 1
  const changed = new Map<string, number>()
  const waiting = new Set<{ readonly seq: number; readonly done: Deferred.Deferred<void> }>()
  return {
    at: () => at,
    generation: () => generation,
    /** The position at which a read model last changed, as far as this process knows. */
    changedAt: (name: string) => changed.get(name) ?? 0,
    changes: (name: string, seq: number) => {
      changed.set(name, seq)
    },
    reached: (seq: number, now: number = generation) => {
      at = seq
      generation = now
      for (const waiter of waiting) {
        if (waiter.seq <= at) {
          waiting.delete(waiter)
          Deferred.doneUnsafe(waiter.done, Effect.void)
        }
      }
    },
    /** Returns once the tables are at `seq`. */
    waitFor: (seq: number): Effect.Effect<void> =>
      Effect.suspend(() => {
        if (seq <= at) return Effect.void
        const waiter = { seq, done: Deferred.makeUnsafe<void>() }
        waiting.add(waiter)
        return Effect.ensuring(
          Deferred.await(waiter.done),
          Effect.sync(() => waiting.delete(waiter))
        )
      })
  }
}
export type Position = ReturnType<typeof makePosition>
