/** Runs the effects of one key one after another. Effects of different keys run at once. */
import { Effect, Semaphore } from "effect"

export const makeKeyedLock = () => {
  const locks = new Map<string, { readonly semaphore: Semaphore.Semaphore; users: number }>()
  return (key: string) =>
    <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      Effect.suspend(() => {
        const lock = locks.get(key) ?? { semaphore: Semaphore.makeUnsafe(1), users: 0 }
        locks.set(key, lock)
        lock.users++
        const leave = Effect.sync(() => {
          lock.users--
          if (lock.users === 0) locks.delete(key)
        })
        return lock.semaphore.withPermits(1)(effect).pipe(Effect.ensuring(leave))
      })
}
