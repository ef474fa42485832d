import { Clock, Effect } from "effect"

/** So long after the last command nobody seems to be asking for more. Milliseconds. */
const pauseMillis = 25
/** Whoever waits goes on after this at the latest. Milliseconds. */
const patienceMillis = 1000

/** When nobody waits for an answer: what can be done later is done then. */
export const makeQuiet = () => {
  let underWay = 0
  let lastEnded = -Infinity

  /** Work that somebody waits for. */
  const during = <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      underWay++
      return Effect.ensuring(
        work,
        Effect.map(Clock.currentTimeMillis, (now) => {
          underWay--
          lastEnded = now
        })
      )
    })

  /** Ends when nobody waits, nor did a moment ago; after a second in any case, so that nothing starves. */
  const quiet: Effect.Effect<void> = Effect.gen(function* () {
    const latest = (yield* Clock.currentTimeMillis) + patienceMillis
    while (true) {
      const now = yield* Clock.currentTimeMillis
      const calm = underWay === 0 && now - lastEnded >= pauseMillis
      if (calm || now >= latest) return
      yield* Effect.sleep(pauseMillis)
    }
  })
  return { during, quiet }
}
