import { Effect, Semaphore } from "effect"

/**
 * Runs work on one aggregate one at a time.
 *
 * Work on several aggregates takes them in the order of their names, so that two batches never wait for each other.
 */
export const makeLocks = () => {
  const queues = new Map<string, { readonly semaphore: Semaphore.Semaphore; users: number }>()

  const oneAtATime = <A, E, R>(subject: string, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.acquireUseRelease(
      Effect.sync(() => {
        const queue = queues.get(subject) ?? { semaphore: Semaphore.makeUnsafe(1), users: 0 }
        queues.set(subject, queue)
        queue.users++
        return queue
      }),
      ({ semaphore }) => semaphore.withPermits(1)(work),
      (queue) => Effect.sync(() => void (--queue.users === 0 && queues.delete(subject)))
    )

  return {
    /** Interruptible while it waits, if the caller is. An interrupted wait leaves nothing behind. */
    exclusive: <A, E, R>(subjects: ReadonlyArray<string>, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      [...new Set(subjects)].toSorted().reduceRight((inner, subject) => oneAtATime(subject, inner), work),
    /** The number of waits for a lock. Work that has its lock does not count. */
    waiting: () => [...queues.values()].reduce((sum, { users }) => sum + users - 1, 0)
  }
}
