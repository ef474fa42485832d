import { Clock, Effect, Semaphore } from "effect"

/** So many commands within this time are a burst: another one will probably follow. */
const burst = { commands: 5, millis: 100 }
/** The bus is idle when its last command ended so long ago: after a single command, and after a burst. Milliseconds. */
const pauseMillis = { single: 5, burst: 25 }
/** The longest time that a deferred task waits. Milliseconds. */
const timeoutMillis = 250

/** Tells deferred tasks when no caller waits for a command. */
export const makeIdle = () => {
  let running = 0
  /** The ends of the last commands, the oldest first. Milliseconds. */
  const ended: Array<number> = []

  /** Runs a command that a caller waits for. */
  const during = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      running++
      return Effect.ensuring(
        work,
        Effect.map(Clock.currentTimeMillis, (now) => {
          running--
          ended.push(now)
          if (ended.length > burst.commands) ended.shift()
        })
      )
    })

  const pauseAt = (now: number) => {
    const [first = -Infinity] = ended
    return ended.length === burst.commands && now - first < burst.millis ? pauseMillis.burst : pauseMillis.single
  }

  // One at a time: all deferred tasks together would delay the next command as much as they were deferred for.
  const semaphore = Semaphore.makeUnsafe(1)
  /** Returns once the bus is idle. Under a load that never ends it returns for one task each `timeoutMillis`. */
  const idle = Effect.gen(function* () {
    const latest = (yield* Clock.currentTimeMillis) + timeoutMillis
    while (true) {
      const now = yield* Clock.currentTimeMillis
      const pause = pauseAt(now)
      const isIdle = running === 0 && now - (ended.at(-1) ?? -Infinity) >= pause
      if (isIdle || now >= latest) return
      yield* Effect.sleep(pause)
    }
  }).pipe(semaphore.withPermits(1))
  return { during, idle }
}
