import { Effect, type Scope } from "effect"

/** Runs work with the same key in order of arrival, and different keys at the same time. Returns at once. */
export const makeKeyedQueue = (scope: Scope.Scope) => {
  const queues = new Map<string, Array<Effect.Effect<void>>>()

  const drain = Effect.fnUntraced(function* (key: string, queue: Array<Effect.Effect<void>>) {
    for (let work = queue.shift(); work !== undefined; work = queue.shift()) yield* work
    queues.delete(key)
  })
  return (key: string, work: Effect.Effect<void>): Effect.Effect<void> =>
    Effect.suspend(() => {
      const queue = queues.get(key)
      if (queue !== undefined) return Effect.sync(() => void queue.push(work))
      const started = [work]
      queues.set(key, started)
      return Effect.asVoid(Effect.forkIn(drain(key, started), scope))
    })
}
