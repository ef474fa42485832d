/** Limits the work that runs at the same time for one actor. Further work of that actor waits; other actors do not wait. */
import { Effect, Semaphore } from "effect"
import type { ActorId } from "../../../../domain/ids.ts"

export interface Turns<Key = ActorId> {
  /** True when the actor's queue is full, so that further work must be refused. */
  readonly isFull: (actor: Key) => boolean
  readonly run: <A, E, R>(actor: Key, work: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

interface Queue {
  readonly semaphore: Semaphore.Semaphore
  /** Work that runs or waits. */
  users: number
}

/** The most work of one actor that runs or waits, as a multiple of what may run. A page makes about ten reads when it loads. */
const waitingTimes = 16

export const makeTurns = <Key = ActorId>(permitsOf: (actor: Key) => number): Turns<Key> => {
  const queues = new Map<Key, Queue>()
  const enter = (actor: Key) => {
    const queue = queues.get(actor) ?? { semaphore: Semaphore.makeUnsafe(permitsOf(actor)), users: 0 }
    queue.users++
    queues.set(actor, queue)
    return queue
  }
  const leave = (actor: Key, queue: Queue) => {
    queue.users--
    if (queue.users === 0) queues.delete(actor)
  }
  return {
    isFull: (actor) => (queues.get(actor)?.users ?? 0) >= permitsOf(actor) * waitingTimes,
    run: (actor, work) =>
      Effect.acquireUseRelease(
        Effect.sync(() => enter(actor)),
        ({ semaphore }) => semaphore.withPermits(1)(work),
        (queue) => Effect.sync(() => leave(actor, queue))
      )
  }
}
