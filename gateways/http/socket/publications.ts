/** Publishes to all sockets: changes lane by lane, positions, and progress. */
import { Effect, Schedule, Stream } from "effect"
import { viewNames } from "../../../projections/reads/views/wire.ts"
import {
  type Change,
  isChange,
  isPositionReached,
  type PositionReached
} from "../../../projections/runner/batch/announce.ts"
import type { Broadcast } from "../../../streams/broadcast.ts"
import type { Progress } from "../../../streams/progress.ts"
import type { Sockets } from "../uws/webSockets/webSockets.ts"
import { type Lanes, positionsOf } from "./lanes.ts"
import type { Ticks } from "./ticks.ts"

/** Interval of checking the position; a changed position is published. */
const positionInterval = "1 second"

/** A missed batch, or a swap of the tables, closes all sockets: the clients resume from their cursors. */
export const publishChanges = (broadcast: Broadcast["Service"], sockets: Sockets, lanes: Lanes) => {
  const restart = () => {
    lanes.forget()
    sockets.closeAll(1012, "resume from your cursor")
  }
  const onPosition = (position: PositionReached) => {
    const swapped = lanes.swapped(position.generation)
    lanes.reached(position.at)
    if (swapped) restart()
  }
  const onChange = (change: Change) => {
    if (lanes.swapped(change.generation) || lanes.missed(change)) restart()
    for (const { topic, json } of lanes.frames(change)) sockets.publish(topic, json)
  }
  return broadcast.subscribe("changes.>").pipe(
    Stream.runForEach(({ value }) =>
      Effect.sync(() => {
        if (isPositionReached(value)) onPosition(value)
        if (isChange(value)) onChange(value)
      })
    )
  )
}

export const publishPositions = (sockets: Sockets, lanes: Lanes) => {
  let published = 0
  const publish = () => {
    const at = lanes.position()
    if (at !== published)
      for (const view of viewNames) sockets.publish(positionsOf(view), JSON.stringify({ is: "position", view, at }))
    published = at
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
