/** Follows windows of views: a client gets a snapshot or the changes since its cursor, then the lanes of the view. */
import { Effect, Schedule } from "effect"
import { allows, readRules } from "../../../../commands/rules/authorisation.ts"
import type { Principals } from "../../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../../projections/database/database.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { mostWindows, type WindowCursor, type WindowFrame } from "../../../contract/frames.ts"
import type { LineView } from "../../../contract/lines.ts"
import { parseWindow, type ViewWindow } from "../../../contract/windows.ts"
import type { Socket } from "../../uws/webSockets/webSocket.ts"
import { type Lanes, laneTopic, positionsOf } from "../lanes/lanes.ts"
import type { Ticks } from "../lanes/ticks.ts"
import { resumes } from "../rights/resumes.ts"
import { epochOf } from "../rights/audienceHash.ts"
import { makeAnswers } from "./answers.ts"
import { makeChangesAfter } from "./shared/changesAfter.ts"
import { makeWindowSnapshots } from "./readerRows.ts"
import { makeSharedWindows } from "./shared/sharedWindows.ts"

/** Characters of a window's text that a refusal repeats. */
const mostEchoed = 300

/** The time between two checks that the rows of the largest window are in memory. A change of rights drops them. */
const warmInterval = "5 seconds"

interface Parts {
  readonly principals: Principals["Service"]
  readonly views: Views["Service"]
  readonly lanes: Lanes
  readonly ticks: Ticks
}

/** Tells the client that it cannot follow a window. `again`: it may subscribe again later. */
export const refuseWindow = (socket: Socket, text: string | null, reason: string, again = false) => {
  const frame: WindowFrame = { is: "refused", window: text?.slice(0, mostEchoed) ?? null, reason, again }
  socket.send(JSON.stringify(frame))
}

export const makeWindows = ({ principals, views, lanes, ticks }: Parts) => {
  const changesAfter = makeChangesAfter(views, principals)
  const shared = makeSharedWindows(views, principals, changesAfter)
  const snapshotOf = makeWindowSnapshots(views, principals, shared.rows)
  const { snapshot, catchUp } = makeAnswers({ lanes, changesAfter, snapshotOf })
  const followed = new WeakMap<Socket, Map<string, ViewWindow>>()
  const windowsOf = (socket: Socket) => {
    const known = followed.get(socket) ?? new Map<string, ViewWindow>()
    followed.set(socket, known)
    return known
  }

  const leave = (socket: Socket, text: string) => {
    const windows = windowsOf(socket)
    const view = windows.get(text)?.view
    windows.delete(text)
    if (view === undefined || [...windows.values()].some((each) => each.view === view)) return
    socket.unsubscribe(positionsOf(view))
    for (const audience of principals.audiencesOf(socket.actor)) socket.unsubscribe(laneTopic(view, audience))
  }
  const join = (socket: Socket, view: LineView, audiences: ReadonlyArray<string>) => {
    for (const audience of audiences) socket.subscribe(laneTopic(view, audience))
    socket.subscribe(positionsOf(view))
    for (const json of ticks.latest(view, audiences)) socket.send(json)
  }

  const subscribe = Effect.fnUntraced(function* (
    socket: Socket,
    text: string,
    cursor: WindowCursor | null
  ): Effect.fn.Return<void, DatabaseUnavailable> {
    const window = parseWindow(text)
    if ("refused" in window) return refuseWindow(socket, text, window.refused)
    if (!allows(readRules["windows.follow"], socket.actor, principals.roleOf(socket.actor)))
      return refuseWindow(socket, text, "you may not follow windows")
    const windows = windowsOf(socket)
    if (!windows.has(text) && windows.size >= mostWindows)
      return refuseWindow(socket, text, `a socket follows at most ${mostWindows} windows: unsubscribe from one first`)
    windows.set(text, window)
    const reader = { audiences: principals.audiencesOf(socket.actor), names: principals.namesOf(socket.actor) }
    const versions = { generation: yield* views.generation, epoch: epochOf(principals, socket.actor) }
    const now = yield* views.at
    const subscriber = { socket, window, reader, join: () => join(socket, window.view, reader.audiences) }
    if (resumes(cursor, versions, now) && (yield* catchUp(subscriber, cursor.seq))) return
    // The tables may change faster than a slow client takes its snapshot: then it gets another one.
    while (socket.open && !(yield* catchUp(subscriber, yield* snapshot(subscriber, versions))));
  })

  // A failure means that the tables cannot be read now.
  const keepWarm = Effect.repeat(Effect.ignore(shared.warm), Schedule.spaced(warmInterval))
  return { subscribe, unsubscribe: leave, forget: shared.forget, keepWarm }
}
export type FollowedWindows = ReturnType<typeof makeWindows>
