/** Progress in memory, for tests. */
import { Effect, Layer, Queue, Stream } from "effect"
import { Progress, type Tick } from "../ports/progress.ts"

export const memoryProgress = Layer.sync(Progress, () => {
  const last = new Map<string, Tick>()
  const listeners = new Set<(tick: Tick) => void>()
  return {
    publish: (tick) =>
      Effect.sync(() => {
        const key = `${tick.of}.${tick.id}`
        // The newest one is last, as in a stream.
        last.delete(key)
        last.set(key, tick)
        for (const tell of listeners) tell(tick)
      }),
    ticks: Stream.callback<Tick>((queue) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          const tell = (tick: Tick) => void Queue.offerUnsafe(queue, tick)
          for (const tick of last.values()) tell(tick)
          listeners.add(tell)
          return tell
        }),
        (tell) => Effect.sync(() => listeners.delete(tell))
      )
    )
  }
})
