/** Publishes to all sockets: changes lane by lane, positions, and progress. */
import { Effect, Schedule, Stream } from "effect"
import { viewNames } from "../../../../projections/reads/views/wire.ts"
import type { Progress } from "../../../../streams/ports/progress.ts"
import type { Sockets } from "../../uws/webSockets/webSockets.ts"
import { type Lanes, positionsOf } from "../lanes/lanes.ts"
import type { Ticks } from "../lanes/ticks.ts"

/** Interval of checking the position; a changed position is published. */
const positionInterval = "1 second"

export const publishPositions = (sockets: Sockets, lanes: Lanes) => {
  const publish = () => {
    const at = lanes.nextPosition()
    if (at === null) return
    for (const view of viewNames) sockets.publish(positionsOf(view), JSON.stringify({ is: "position", view, at }))
  }
  return Effect.repeat(Effect.sync(publish), Schedule.spaced(positionInterval))
}

export const publishProgress = (progress: Progress["Service"], sockets: Sockets, ticks: Ticks) =>
  Stream.runForEach(progress.ticks, (tick) =>
    Effect.sync(() => {
      const { topic, json } = ticks.remember(tick)
      sockets.publish(topic, json)
    })
  )
