/** Subscriptions of a socket: a client follows a view from a snapshot or from its cursor. */
import { Effect } from "effect"
import { allows, readRules } from "../../../commands/authorisation.ts"
import type { Principals } from "../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../projections/database/database.ts"
import type { Views } from "../../../projections/reads/views/views.ts"
import type { Cursor, View } from "../../contract.ts"
import type { Socket } from "../uws/webSockets/webSocket.ts"
import { visibleTo } from "../references/visibleTo.ts"
import { withSurvivors } from "../survivors/survivors.ts"
import { resumes } from "./rights/resumes.ts"
import { epochOf } from "./rights/audienceHash.ts"
import { type Lanes, positionsOf, laneTopic } from "./lanes/lanes.ts"
import { wholeTasks } from "./lanes/placed.ts"
import type { Ticks } from "./lanes/ticks.ts"

/** Bytes that may wait for a slow reader before the next part of a snapshot is held back. */
const calmBytes = 256 * 1024
const partRows = 200

/** Tells the client that its frame was not understood, or that the view is not for it. `again`: subscribe again later. */
export const refuse = (socket: Socket, reason: string, again: View | null = null) =>
  socket.send(JSON.stringify({ is: "refused", reason, again }))

interface Parts {
  readonly principals: Principals["Service"]
  readonly views: Views["Service"]
  readonly lanes: Lanes
  readonly ticks: Ticks
}

export const makeSubscriptions = ({ principals, views, lanes, ticks }: Parts) => {
  const lanesOf = (view: View) => (view === "tasks" ? wholeTasks : view)
  const unsubscribe = (socket: Socket, view: View) => {
    socket.unsubscribe(positionsOf(view))
    for (const audience of principals.audiencesOf(socket.actor)) socket.unsubscribe(laneTopic(lanesOf(view), audience))
  }

  const subscribe = Effect.fnUntraced(function* (
    socket: Socket,
    view: View,
    cursor: Cursor | null
  ): Effect.fn.Return<void, DatabaseUnavailable> {
    if (!allows(readRules[`view:${view}`], socket.actor, principals.roleOf(socket.actor)))
      return refuse(socket, `you may not read the view ${view}`)
    // Join the lanes last, after all earlier changes are sent. No position frame may arrive before them.
    unsubscribe(socket, view)
    const audiences = principals.audiencesOf(socket.actor)
    const follower = { socket, view, audiences, views, principals }
    const versions = { generation: yield* views.generation, epoch: epochOf(principals, socket.actor) }
    const now = yield* views.at
    let at = resumes(cursor, versions, now) ? cursor.seq : yield* sendSnapshot(follower, versions)
    // A client that sent a cursor gets a `changes` frame even when nothing changed: it answers the subscription.
    if (cursor !== null) at = yield* sendChanges(follower, at)
    // Send the changes that were published in the meantime, until none is missing.
    while (socket.open && audiences.some((audience) => lanes.endOf(lanesOf(view), audience) > at))
      at = yield* sendChanges(follower, at)
    for (const audience of audiences) socket.subscribe(laneTopic(lanesOf(view), audience))
    socket.subscribe(positionsOf(view))
    for (const json of ticks.latest(view, audiences)) socket.send(json)
  })

  return { subscribe, unsubscribe }
}

interface Follower {
  readonly socket: Socket
  readonly view: View
  readonly audiences: ReadonlyArray<string>
  readonly views: Views["Service"]
  readonly principals: Principals["Service"]
}

/** Sends the whole view in parts, and returns its position. */
const sendSnapshot = Effect.fnUntraced(function* (
  { socket, view, audiences, views, principals }: Follower,
  versions: Pick<Cursor, "generation" | "epoch">
) {
  const { at, rows: stored } = yield* views.snapshot(view, audiences)
  const rows = yield* visibleTo(views.closed, audiences, withSurvivors(principals, stored))
  const head = { is: "snapshot", view, cursor: { ...versions, seq: at } }
  for (let part = 0; part < rows.length; part += partRows) {
    yield* socket.calm(calmBytes)
    socket.send(JSON.stringify({ ...head, rows: rows.slice(part, part + partRows), more: true }))
  }
  socket.send(JSON.stringify({ ...head, rows: [], more: false }))
  return at
})

/** Sends the changes after a position, of all lanes in one frame, and returns the position that they reach. */
const sendChanges = Effect.fnUntraced(function* (
  { socket, view, audiences, views, principals }: Follower,
  from: number
) {
  const { at, rows, removed } = yield* views.since(view, from, audiences)
  const to = Math.max(from, at)
  const shown = yield* visibleTo(views.closed, audiences, withSurvivors(principals, rows))
  socket.send(JSON.stringify({ is: "changes", view, lane: null, from, to, rows: shown, removed }))
  return to
})
