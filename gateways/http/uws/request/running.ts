/** The requests that are being handled, and their end at a shutdown. */
import { Effect, Fiber } from "effect"

/**
 * Interrupts every request when the scope closes, and waits for them at most `mostMillis`: a request that waits for the
 * log may not be interruptible. Such a request runs until the parts below it end.
 */
export const makeRunning = Effect.fnUntraced(function* (mostMillis: number) {
  const running = new Set<Fiber.Fiber<void>>()
  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      const left = [...running]
      for (const fiber of left) fiber.interruptUnsafe()
      const ended = Effect.forEach(left, Fiber.await, { discard: true })
      return Effect.timeoutOption(Effect.interruptible(ended), mostMillis)
    })
  )
  return {
    add: (fiber: Fiber.Fiber<void>) => {
      running.add(fiber)
      fiber.addObserver(() => running.delete(fiber))
    }
  }
})
