/**
 * Publishes the changes of the tables, and reads from the tables the changes that were not announced.
 *
 * An announcement is not stored: it is lost when the connection is cut, and when the writer of the tables ends between
 * its transaction and the announcement.
 */
import { Effect, Metric, Schedule, Stream } from "effect"
import type { Principals } from "../../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../../projections/database/database.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { viewNames } from "../../../../projections/reads/views/wire.ts"
import {
  announcementIn,
  announcementsDropped,
  type Change,
  type PositionReached
} from "../../../../projections/runner/batch/announcement.ts"
import type { Broadcast } from "../../../../streams/ports/broadcast.ts"
import type { Sockets } from "../../uws/webSockets/webSockets.ts"
import { placeRows } from "../lanes/placed.ts"
import type { Lanes } from "../lanes/lanes.ts"
import { measureFrames } from "./frameMetrics.ts"
import { makeFrameSpans } from "./frameSpans.ts"

/** How often the announced position is compared with the position of the tables. */
const checkInterval = "1 second"
/** The number of checks in which the announcements may be behind the tables. */
const mostChecksBehind = 2
/** More changed rows of one view are not sent to all sockets: the clients resume from their cursors. */
const mostReread = 2_000
/** The longest time that the tables may be unreadable. After it all sockets are closed. */
const rereadRetries = Schedule.spaced("500 millis").pipe(Schedule.upTo({ times: 20 }))

interface Parts {
  readonly broadcast: Broadcast["Service"]
  readonly views: Views["Service"]
  readonly principals: Principals["Service"]
  readonly sockets: Sockets
  readonly lanes: Lanes
  /** Closes the sockets whose rights changed, so that no frame goes to a reader of before. */
  readonly checkRights: () => void
  /** Called with items and people that may be visible to more readers than before, and with new people; null means any. */
  readonly onWider: (ids: ReadonlyArray<string> | null) => void
  /** Rises with each reconnect to the servers that carry the announcements. */
  readonly connectionEpoch: Effect.Effect<number>
}

export const publishChanges = (parts: Parts) => {
  const { broadcast, views, lanes, sockets } = parts
  const { publish, restart, reread } = makeRepairs(parts)

  const frames = makeFrameSpans(() => sockets.count())
  const onChange = (change: Change) =>
    Effect.suspend(() => {
      if (lanes.swapped(change.generation)) restart(change.from)
      const continuity = lanes.onChange(change)
      if (continuity === "missed") return reread(change.to)
      if (continuity === "known") return Effect.void
      // The change is read again with the next ones when its references cannot be read now.
      return publish(change).pipe(Effect.catch(() => reread(change.to)))
    })
  const onPosition = (position: PositionReached) =>
    Effect.suspend(() => {
      if (lanes.swapped(position.generation)) restart(position.at)
      return lanes.onPosition(position) === "missed" ? reread(position.at) : Effect.void
    }).pipe(Effect.andThen(measureFrames(position)), Effect.andThen(frames.end(position)))
  /** Former tables may be announced late. Their generation is lower, and the check reads the present one from the tables. */
  const onAnnouncement = (value: unknown) => {
    const announcement = announcementIn(value)
    if (announcement === null) return drop
    if (announcement.is === "position")
      return lanes.isFormer(announcement.position.generation) ? drop : onPosition(announcement.position)
    return lanes.isFormer(announcement.change.generation)
      ? drop
      : Effect.andThen(frames.begin, onChange(announcement.change))
  }
  const check = makeCheck(parts, { reread: reread(0), restart })

  return Effect.gen(function* () {
    lanes.completeTo(yield* views.at)
    // Changes are handled one after another: an announcement that arrives during a read waits until the read ends.
    yield* broadcast.subscribe("changes.>").pipe(
      Stream.map(({ value }) => onAnnouncement(value)),
      Stream.merge(Stream.map(Stream.fromSchedule(Schedule.spaced(checkInterval)), () => check)),
      Stream.runForEach((act) => act)
    )
  })
}

/** Publishes a change, and replaces what was missed: by a read of the tables, or by new sockets. */
const makeRepairs = ({
  views,
  principals,
  sockets,
  lanes,
  checkRights,
  onWider
}: Pick<Parts, "views" | "principals" | "sockets" | "lanes" | "checkRights" | "onWider">) => {
  const publish = Effect.fnUntraced(function* (change: Pick<Change, "view" | "to" | "rows" | "removed">) {
    // An item that leaves an audience goes to a wider one.
    const people = change.view === "people" ? change.rows.map(({ id }) => id) : []
    const wider = [...people, ...change.removed.map(({ id }) => id)]
    if (wider.length > 0) onWider(wider)
    const placed = yield* placeRows(views, principals, change)
    checkRights()
    for (const { topic, json } of lanes.frames(placed)) sockets.publish(topic, json)
  })

  /** Closes all sockets: the clients resume from their cursors, which are before everything that was missed. */
  const restart = (at: number) => {
    onWider(null)
    lanes.restart(at)
    sockets.closeAll(1012, "resume from your cursor")
  }
  /** Sends the changes after the last complete position. `announced`: a position that the tables have reached. */
  const reread = (announced: number) =>
    Effect.gen(function* () {
      const at = Math.max(announced, yield* views.at)
      // A client that connects later reads the tables itself.
      if (sockets.count() === 0) {
        onWider(null)
        return lanes.completeTo(at)
      }
      for (const view of viewNames) {
        const change = yield* views.everyChange(view, lanes.position(), mostReread)
        if (change === null) return restart(at)
        yield* publish({ view, ...change })
      }
      return lanes.completeTo(at)
    }).pipe(
      Effect.retry(rereadRetries),
      Effect.catch(({ message }: DatabaseUnavailable) =>
        Effect.andThen(
          Effect.logWarning("changes were missed and cannot be read: all sockets resume", message),
          Effect.map(views.at, restart)
        )
      )
    )
  return { publish, restart, reread }
}

const drop = Metric.update(announcementsDropped, 1)

interface Repairs {
  readonly reread: Effect.Effect<void>
  readonly restart: (at: number) => void
}

/** Reads again after a reconnect, and when the tables stay ahead of the announcements. */
const makeCheck = ({ views, lanes, connectionEpoch }: Parts, { reread, restart }: Repairs) => {
  let epoch: number | null = null
  /** The positions of the tables at the last checks, oldest first. */
  let before: ReadonlyArray<number> = []
  return Effect.gen(function* () {
    const now = yield* connectionEpoch
    const reconnected = epoch !== null && epoch !== now
    epoch = now
    const [oldest = 0] = before.length < mostChecksBehind ? [] : before
    before = [...before, yield* views.at].slice(-mostChecksBehind)
    // The announcement of the swap was lost.
    if (lanes.swapped(yield* views.generation)) return restart(yield* views.at)
    if (reconnected || oldest > lanes.position()) yield* reread
  })
}
