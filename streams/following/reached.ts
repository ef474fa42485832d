import { Deferred, Effect } from "effect"

/** A position that rises, and the effects that wait until it has reached theirs. */
export interface Reached {
  readonly at: () => number
  /** Moves to `seq`, and resumes the effects that wait for it. */
  readonly reach: (seq: number) => void
  /** Returns once the position is at `seq` or after it. */
  readonly waitFor: (seq: number) => Effect.Effect<void>
}

export const makeReached = (): Reached => {
  let at = 0
  const waiting = new Set<{ readonly seq: number; readonly done: Deferred.Deferred<void> }>()
  return {
    at: () => at,
    reach: (seq) => {
      at = seq
      for (const waiter of waiting) {
        if (waiter.seq > at) continue
        waiting.delete(waiter)
        Deferred.doneUnsafe(waiter.done, Effect.void)
      }
    },
    waitFor: (seq) =>
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
