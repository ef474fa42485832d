/** Bounds the work that runs at the same time for one actor. More work of the same actor waits; that of others does not. */
import { Effect, Semaphore } from "effect"
import type { ActorId } from "../../../../domain/ids.ts"

export interface Turns {
  /** Whether so much work of the actor waits that more must be refused. */
  readonly isFull: (actor: ActorId) => boolean
  readonly run: <A, E, R>(actor: ActorId, work: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

interface Queue {
  readonly semaphore: Semaphore.Semaphore
  /** Work that runs or waits. */
  users: number
}

/** Work of one actor that may run or wait: as many times what may run. A page that loads makes about ten reads. */
const waitingTimes = 16

export const makeTurns = (permitsOf: (actor: ActorId) => number): Turns => {
  const queues = new Map<ActorId, Queue>()
  const enter = (actor: ActorId) => {
    const queue = queues.get(actor) ?? { semaphore: Semaphore.makeUnsafe(permitsOf(actor)), users: 0 }
    queue.users++
    queues.set(actor, queue)
    return queue
  }
  const leave = (actor: ActorId, queue: Queue) => {
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
