/** The WebSocket: snapshots and changes of the views that a client follows, bounded by what it may see. */
import { Effect, Layer, Result, Schedule, Schema, Stream } from "effect"
import { allows, readRules } from "../../../commands/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../projections/database/database.ts"
import type { Change, PositionReached } from "../../../projections/runner/announce.ts"
import { Views } from "../../../projections/reads/views.ts"
import { viewNames } from "../../../projections/reads/wire.ts"
import { Broadcast } from "../../../streams/broadcast.ts"
import { Progress } from "../../../streams/progress.ts"
import { ClientFrame, type View } from "../../contract.ts"
import { Credentials } from "../signIn/authenticate.ts"
import { openSockets } from "../uws/webSockets.ts"
import type { Credential, Socket } from "../uws/webSocket.ts"
import { makeLanes, positionsOf, topicOf } from "./lanes.ts"
import { makeTicks } from "./ticks.ts"

/** Bytes that may wait for a slow reader before a part of a snapshot is held back. */
const calmBytes = 256 * 1024
const partRows = 200
/** How often the position is told when it moved, and when it did not. */
const heartbeat = "1 second"
/** How often everybody is asked for what they were let in with. */
const lookAgain = "5 seconds"

/** A hash of the audiences that an actor can see. On the wire it is a cursor's `epoch`: with another one the client gets a snapshot. */
const audienceHashOf = (audiences: ReadonlyArray<string>) => {
  let hash = 17
  for (const letter of audiences.toSorted().join(" ")) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return hash >>> 0
}

export const socketLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    const principals = yield* Principals
    const credentials = yield* Credentials
    const broadcast = yield* Broadcast
    const views = yield* Views
    const progress = yield* Progress
    const lanes = makeLanes()
    const ticks = makeTicks()
    const decode = Schema.decodeUnknownResult(Schema.fromJsonString(ClientFrame))

    const actorOf = ({ token, session }: Credential) =>
      token === null ? credentials.bySession(session ?? "") : credentials.byToken(token)
    const sockets = yield* openSockets({
      path: "/ws",
      audienceHashOf: (actor) => audienceHashOf(principals.audiencesOf(actor)),
      authenticate: (credential) => actorOf(credential).pipe(Effect.catch(() => Effect.succeed(null))),
      onMessage: (socket, text) => {
        const frame = decode(text)
        if (Result.isFailure(frame)) return Effect.sync(() => refuse(socket, "this frame was not understood"))
        const { is, view } = frame.success
        if (is === "unsubscribe") return Effect.sync(() => leave(socket, view))
        return follow(socket, view, frame.success.cursor).pipe(
          Effect.catch(({ message }) => Effect.sync(() => refuse(socket, message, view)))
        )
      }
    })

    const refuse = (socket: Socket, reason: string, again: View | null = null) =>
      socket.send(JSON.stringify({ is: "refused", reason, again }))
    const leave = (socket: Socket, view: View) => {
      socket.unsubscribe(positionsOf(view))
      for (const audience of principals.audiencesOf(socket.actor)) socket.unsubscribe(topicOf(view, audience))
    }

    const follow = Effect.fnUntraced(function* (
      socket: Socket,
      view: View,
      cursor: { readonly generation: number; readonly epoch: number; readonly seq: number } | null
    ): Effect.fn.Return<void, DatabaseUnavailable> {
      if (!allows(readRules[`view:${view}`], socket.actor, principals.roleOf(socket.actor)))
        return refuse(socket, `the view ${view} is not for you`)
      // It joins again below, when it has everything up to then: no position may tell it so before.
      leave(socket, view)
      const audiences = principals.audiencesOf(socket.actor)
      const generation = yield* views.generation
      const epoch = audienceHashOf(audiences)
      let at = cursor?.seq ?? 0
      // A cursor ahead of the tables is another installation's, or of before a reset.
      const known = cursor?.generation === generation && cursor.epoch === epoch && at <= (yield* views.at)
      if (!known) {
        const snapshot = yield* views.snapshot(view, audiences)
        at = snapshot.at
        const head = { is: "snapshot", view, cursor: { generation, epoch, seq: at } }
        for (let part = 0; part < snapshot.rows.length; part += partRows) {
          yield* socket.calm(calmBytes)
          socket.send(JSON.stringify({ ...head, rows: snapshot.rows.slice(part, part + partRows), more: true }))
        }
        socket.send(JSON.stringify({ ...head, rows: [], more: false }))
      }
      // What was published while this was read is read as well, until nothing is missing; then the socket joins the lanes.
      const behind = () => socket.open && audiences.some((audience) => lanes.endOf(view, audience) > at)
      if (cursor !== null || behind()) {
        do {
          const since = yield* views.since(view, at, audiences)
          socket.send(
            JSON.stringify({
              is: "changes",
              view,
              lane: null,
              from: at,
              to: Math.max(at, since.at),
              rows: since.rows,
              removed: since.removed
            })
          )
          at = Math.max(at, since.at)
        } while (behind())
      }
      for (const audience of audiences) socket.subscribe(topicOf(view, audience))
      socket.subscribe(positionsOf(view))
      for (const json of ticks.lastIn(view, audiences)) socket.send(json)
    })

    const restart = () => {
      lanes.forget()
      sockets.closeAll(1012, "start again from your cursor")
    }
    // What changed, to everybody who follows it. A missed batch: all start again from their cursors.
    yield* broadcast.hear("changes.>").pipe(
      Stream.runForEach(({ subject, value }) =>
        Effect.sync(() => {
          const position = value as PositionReached
          const other = lanes.swapped(position.generation)
          if (subject === "changes.position") {
            lanes.reached(position.at)
            return other ? restart() : undefined
          }
          const change = value as Change
          if (other || lanes.missed(change)) {
            restart()
          }
          for (const { topic, json } of lanes.frames(change)) sockets.publish(topic, json)
        })
      ),
      Effect.forkScoped
    )

    yield* progress.hear.pipe(
      Stream.runForEach((tick) =>
        Effect.sync(() => {
          const { topic, json } = ticks.take(tick)
          sockets.publish(topic, json)
        })
      ),
      Effect.forkScoped
    )

    const letGo = (socket: Socket) =>
      actorOf(socket.credential).pipe(
        Effect.map((actor) => (actor === socket.actor ? undefined : socket.close(4003, "signed out"))),
        Effect.ignore
      )
    let told = 0
    let rights = principals.rightsVersion()
    yield* Effect.sync(() => {
      if (lanes.position() !== told)
        for (const view of viewNames)
          sockets.publish(positionsOf(view), JSON.stringify({ is: "position", view, at: lanes.position() }))
      told = lanes.position()
      if (rights === principals.rightsVersion()) return
      rights = principals.rightsVersion()
      // Whoever may see more or less than before starts anew.
      for (const socket of sockets.all()) {
        if (socket.audienceHash !== audienceHashOf(principals.audiencesOf(socket.actor)))
          socket.close(4001, "your rights changed")
      }
    }).pipe(Effect.repeat(Schedule.spaced(heartbeat)), Effect.forkScoped)
    // Who has signed out, or whose token has ended, hears no more. While sessions cannot be read nothing is told either.
    yield* Effect.suspend(() => Effect.forEach(sockets.all(), letGo, { concurrency: 8, discard: true })).pipe(
      Effect.repeat(Schedule.spaced(lookAgain)),
      Effect.forkScoped
    )
    yield* Effect.addFinalizer(() => Effect.sync(() => sockets.closeAll(1001, "the server is going away")))
  })
)
