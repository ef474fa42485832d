/** WebSockets on uWebSockets.js: opens authenticated sockets, runs the frames of one socket in order, and publishes to many. */
import { Cause, Effect } from "effect"
import type { HttpRequest, HttpResponse, us_socket_context_t, WebSocket, WebSocketBehavior } from "uWebSockets.js"
import type { ActorId } from "../../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import type { HeadCheck } from "../../entry/entry.ts"
import { guarded, reportDefect, type ReportDefect } from "../guard.ts"
import { uWS } from "../library.ts"
import { UwsApp } from "../server.ts"
import { makeOpenSockets, type OpenSockets } from "./openSockets.ts"
import { measureSockets } from "./socketMetrics.ts"
import { upgradeWith } from "./upgrade.ts"
import {
  closeSignedOut,
  compressAbove,
  type SocketConnection,
  type Credential,
  type Socket,
  socketOf
} from "./webSocket.ts"

interface Options {
  readonly path: string
  /** Null without an open session. */
  readonly authenticate: (credential: Credential) => Effect.Effect<ActorId | null, StreamUnavailable>
  readonly audienceHashOf: (actor: ActorId) => number
  /** Sockets that an actor may have open at the same time. */
  readonly mostSockets: (actor: ActorId) => number
  /** Counts a frame of the actor. Returns whether it may be handled; otherwise its socket is closed. */
  readonly admitsFrame: (actor: ActorId) => boolean
  /** True when a frame may be dropped while an identical one waits. After any other frame, identical ones are kept again. */
  readonly mayMerge: (text: string) => boolean
  /** Runs after a socket has opened. */
  readonly onOpen: (socket: Socket) => void
  /** Runs for the frames of one socket in order, one at a time. */
  readonly onMessage: (socket: Socket, text: string) => Effect.Effect<void>
}

interface Serving extends Options {
  readonly mayOpen: (actor: ActorId) => boolean
  readonly entry: HeadCheck
  readonly report: ReportDefect
  readonly run: (effect: Effect.Effect<void>) => unknown
  /** Every open socket of the path. */
  readonly open: OpenSockets
}

/** Bytes that a client may leave unread. A client that is further behind is disconnected, and resumes from its cursor: no frame is dropped. */
const mostBackpressure = 4 * 1024 * 1024
/** Bytes of one frame from a client. */
const mostFrame = 16 * 1024
/** Frames of one socket that may wait for an answer: twice the windows that it may follow. */
const mostWaiting = 128
const idleSeconds = 60

export const openSockets = Effect.fnUntraced(function* (options: Options) {
  const { app, entry } = yield* UwsApp
  const report = yield* reportDefect
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const open = makeOpenSockets()
  yield* Effect.forkScoped(measureSockets(open))
  const mayOpen = (actor: ActorId) => open.of(actor).length < options.mostSockets(actor)
  app.ws<SocketConnection>(options.path, behaviourOf({ ...options, mayOpen, entry, report, run, open }))
  return {
    all: open.all,
    /** The open sockets of one actor. */
    of: open.of,
    count: open.count,
    publish: (topic: string, json: string) => app.publish(topic, json, false, json.length > compressAbove),
    closeAll: (code: number, reason: string) => {
      for (const socket of open.all()) socket.close(code, reason)
    }
  }
})

/** Every open socket of one path. */
export type Sockets = Effect.Success<ReturnType<typeof openSockets>>

const behaviourOf = (serving: Serving): WebSocketBehavior<SocketConnection> => {
  const { path, audienceHashOf, onOpen, report, open } = serving
  const route = () => path
  const guard = <Rest extends Array<unknown>>(
    callback: string,
    run: (ws: WebSocket<SocketConnection>, ...rest: Rest) => void
  ): ((ws: WebSocket<SocketConnection>, ...rest: Rest) => void) =>
    guarded<[ws: WebSocket<SocketConnection>, ...rest: Rest], void>({
      report,
      callback,
      route,
      run,
      sever: (...[ws]) => ws.close()
    })
  return {
    compression: uWS.SHARED_COMPRESSOR,
    maxPayloadLength: mostFrame,
    maxBackpressure: mostBackpressure,
    closeOnBackpressureLimit: true,
    idleTimeout: idleSeconds,
    sendPingsAutomatically: true,
    upgrade: guarded<[HttpResponse, HttpRequest, us_socket_context_t], void>({
      report,
      callback: "upgrade",
      route,
      run: upgradeWith(serving),
      sever: (res) => void res.close()
    }),
    open: guard("open", (ws) => {
      // The library still writes the answer of the upgrade here: a frame in the same write ends the socket with 1006.
      const connection = ws.getUserData()
      if (connection.actor === null) return void setImmediate(closeSignedOut, ws)
      connection.socket = socketOf(ws, connection.actor, audienceHashOf(connection.actor))
      open.add(connection.socket)
      setImmediate(onOpen, connection.socket)
    }),
    message: guard("message", (ws, bytes: ArrayBuffer) => receive(serving, ws.getUserData(), bytes)),
    drain: guard("drain", (ws) => ws.getUserData().drained()),
    close: guard("close", (ws) => {
      const connection = ws.getUserData()
      connection.closed = true
      if (connection.socket !== null) open.remove(connection.socket)
      connection.drained()
    })
  }
}

/** Runs one frame after the earlier frames of its socket. A defect closes the socket, and the client resumes from its cursor. */
const receive = (
  { path, admitsFrame, mayMerge, onMessage, report, run }: Serving,
  connection: SocketConnection,
  bytes: ArrayBuffer
) => {
  const { socket } = connection
  if (socket === null) return
  if (!admitsFrame(socket.actor)) return socket.close(1008, "too many frames: wait a moment, then open it again")
  // The library reuses the bytes when the callback returns, so copy them.
  const text = Buffer.from(bytes).toString()
  if (connection.mergeable.has(text)) return
  if (mayMerge(text)) connection.mergeable.add(text)
  else connection.mergeable.clear()
  if (connection.waiting >= mostWaiting) return socket.close(1008, "too many frames at once: wait for an answer")
  connection.waiting++
  run(
    Effect.suspend(() => {
      connection.mergeable.delete(text)
      return socket.open ? onMessage(socket, text) : Effect.void
    }).pipe(
      connection.semaphore.withPermits(1),
      Effect.catchCause((cause) =>
        Effect.sync(() => {
          socket.close(1011, "the server failed at this frame: start again from your cursor")
          report("frame", path, Cause.squash(cause))
        })
      ),
      Effect.ensuring(Effect.sync(() => void connection.waiting--))
    )
  )
}
