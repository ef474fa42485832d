import { Effect, Semaphore } from "effect"

/**
 * Runs work on one aggregate one at a time.
 *
 * Work on several aggregates takes them in the order of their names, so that two batches never wait for each other.
 */
export const makeLocks = () => {
  const queues = new Map<string, { readonly semaphore: Semaphore.Semaphore; users: number }>()

  const oneAtATime = <A, E, R>(subject: string, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const queue = queues.get(subject) ?? { semaphore: Semaphore.makeUnsafe(1), users: 0 }
      queues.set(subject, queue)
      queue.users++
      const leave = Effect.sync(() => void (--queue.users === 0 && queues.delete(subject)))
      return Effect.ensuring(queue.semaphore.withPermits(1)(work), leave)
    })

  return <A, E, R>(subjects: ReadonlyArray<string>, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    [...new Set(subjects)].toSorted().reduceRight((inner, subject) => oneAtATime(subject, inner), work)
}
