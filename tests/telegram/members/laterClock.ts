/** The real clock, which a test can set to a later time. Sleeps take their real time. */
import { Clock, Duration, Effect } from "effect"

export const laterClock = () => {
  const real = Effect.runSync(Clock.clockWith(Effect.succeed))
  let later = 0
  const millis = () => real.currentTimeMillisUnsafe() + later
  const clock: Clock.Clock = Object.assign(Object.create(real), {
    currentTimeMillisUnsafe: millis,
    currentTimeMillis: Effect.sync(millis)
  })
  return { clock, advance: (time: Duration.Input) => void (later += Duration.toMillis(time)) }
}
