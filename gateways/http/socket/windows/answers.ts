/** Answers a subscription to a window: a snapshot or the changes since a position, in parts. */
import { Effect } from "effect"
import type { Reader } from "../../../../projections/reads/views/windowSql.ts"
import type { WindowCursor } from "../../../contract/frames.ts"
import type { ViewWindow } from "../../../contract/windows.ts"
import type { Socket } from "../../uws/webSockets/webSocket.ts"
import type { Lanes } from "../lanes/lanes.ts"
import { frameWith, rowParts } from "../lanes/parts.ts"
import type { ChangesAfter } from "./shared/changesAfter.ts"
import { changesIn, type makeWindowSnapshots } from "./readerRows.ts"

/** Bytes that may wait for a slow reader before the next part is held back. */
const calmBytes = 256 * 1024

export interface Subscriber {
  readonly socket: Socket
  readonly window: ViewWindow
  readonly reader: Reader
  /** Joins the lanes of the view. It must not wait. */
  readonly join: () => void
}
interface Parts {
  readonly lanes: Pick<Lanes, "reach">
  readonly changesAfter: ChangesAfter
  readonly snapshotOf: ReturnType<typeof makeWindowSnapshots>
}

export const makeAnswers = ({ lanes, changesAfter, snapshotOf }: Parts) => ({
  /** Sends the rows of the window, and returns their position. */
  snapshot: Effect.fnUntraced(function* (
    { socket, window, reader }: Subscriber,
    versions: Pick<WindowCursor, "generation" | "epoch">
  ) {
    const { at, parts, next } = yield* snapshotOf(window, reader)
    const head = { is: "snapshot", view: window.view, window: window.text, cursor: { ...versions, seq: at } }
    for (const [i, part] of parts.entries()) {
      yield* socket.calm(calmBytes)
      const more = i < parts.length - 1
      socket.send(frameWith({ ...head, more, next: more ? null : next }, part))
    }
    return at
  }),

  /** Sends the changes after a position, and joins the lanes with the last part. False: too many, a snapshot is needed. */
  catchUp: Effect.fnUntraced(function* ({ socket, window, reader, join }: Subscriber, start: number) {
    let from = start
    while (socket.open) {
      // Everything up to here was published before the read, so the read has it.
      const reached = lanes.reach(window.view, reader.audiences)
      const change = yield* changesAfter(window.view, from)
      if (change === null) return false
      const { rows, removed } = changesIn(window, change, reader)
      const to = Math.max(from, change.to, reached)
      const parts = rowParts(rows)
      const head = { is: "changes", view: window.view, window: window.text, lane: null, from, to }
      for (const [i, part] of parts.entries()) {
        yield* socket.calm(calmBytes)
        const isLast = i === parts.length - 1
        // Join in the step in which the last part is sent: no frame of a lane may come between them.
        const isLive = isLast && lanes.reach(window.view, reader.audiences) <= to
        socket.send(frameWith({ ...head, more: !isLive, removed: isLast ? removed : [] }, part))
        if (isLive) join()
        if (isLive) return true
      }
      from = to
    }
    return true
  })
})
