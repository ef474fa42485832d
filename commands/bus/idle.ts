import { Clock, Effect, Semaphore } from "effect"

/** So many commands within this time are a burst: the next is near. */
const burst = { commands: 5, millis: 100 }
/** So long after a command nobody seems to ask for more: after one alone, and in a burst. Milliseconds. */
const pauseMillis = { alone: 5, burst: 25 }
/** Whose turn it is to wait goes on after this at the latest. Milliseconds. */
const patienceMillis = 250

/** When nobody waits for an answer: what can be done later is done then. */
export const makeIdle = () => {
  let underWay = 0
  /** When the last commands ended, the oldest first. */
  const ended: Array<number> = []

  /** Work that somebody waits for. */
  const during = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      underWay++
      return Effect.ensuring(
        work,
        Effect.map(Clock.currentTimeMillis, (now) => {
          underWay--
          ended.push(now)
          if (ended.length > burst.commands) ended.shift()
        })
      )
    })

  const pauseAt = (now: number) => {
    const [first = -Infinity] = ended
    return ended.length === burst.commands && now - first < burst.millis ? pauseMillis.burst : pauseMillis.alone
  }

  // One after another: all at once they would be as long in the way as everything that they put off.
  const turn = Semaphore.makeUnsafe(1)
  /** Ends when nobody waits, nor did a moment ago; four times a second one goes on in any case, so that nothing starves. */
  const idle = Effect.gen(function* () {
    const latest = (yield* Clock.currentTimeMillis) + patienceMillis
    while (true) {
      const now = yield* Clock.currentTimeMillis
      const pause = pauseAt(now)
      const calm = underWay === 0 && now - (ended.at(-1) ?? -Infinity) >= pause
      if (calm || now >= latest) return
      yield* Effect.sleep(pause)
    }
  }).pipe(turn.withPermits(1))
  return { during, idle }
}
