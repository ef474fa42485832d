/** WebSockets on uWebSockets.js: who may open one, what it sends, and a publish that is made once for many. */
import { Effect, Semaphore } from "effect"
import uWS from "uWebSockets.js"
import type { ActorId } from "../../domain/ids.ts"
import { sessionCookie } from "./signIn/caller.ts"
import { UwsApp, type WebSocket } from "./uws.ts"

/** What somebody showed to be let in: one of the two. */
export interface Shown {
  readonly token: string | null
  readonly session: string | null
}
/** One client's socket. Sending to a closed one does nothing. */
export interface Socket {
  readonly actor: ActorId
  readonly shown: Shown
  /** What the actor might see when it was opened, as a number. */
  readonly epoch: number
  readonly open: boolean
  readonly send: (json: string) => void
  readonly subscribe: (topic: string) => void
  readonly unsubscribe: (topic: string) => void
  /** Returns once fewer than so many bytes wait to be read, or the socket is closed. */
  readonly calm: (bytes: number) => Effect.Effect<void>
  readonly close: (code: number, reason: string) => void
}

interface Options {
  readonly path: string
  readonly authenticate: (shown: Shown) => Effect.Effect<ActorId | null>
  readonly epochOf: (actor: ActorId) => number
  /** Called for one frame of a socket after another. */
  readonly onMessage: (socket: Socket, text: string) => Effect.Effect<void>
}

interface Data {
  readonly actor: ActorId
  readonly shown: Shown
  readonly turn: Semaphore.Semaphore
  /** Frames that came and are not answered yet. */
  waiting: number
  socket: Socket | null
  drained: () => void
}

/** A reader so far behind is closed, and resumes from its cursor: nothing is dropped in silence. */
const mostBackpressure = 4 * 1024 * 1024
const mostFrame = 16 * 1024
/** Frames of one socket that may wait for their turn: several times the views that there are. */
const mostWaiting = 64
/** Longer frames are compressed, in bytes of UTF-16 halves: snapshots and bursts. One changed row costs more time than it saves. */
const compressAbove = 8 * 1024
const idleSeconds = 60

export const openSockets = Effect.fnUntraced(function* ({ path, authenticate, epochOf, onMessage }: Options) {
  const app = yield* UwsApp
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const open = new Set<Socket>()

  app.ws<Data>(path, {
    compression: uWS.SHARED_COMPRESSOR,
    maxPayloadLength: mostFrame,
    maxBackpressure: mostBackpressure,
    closeOnBackpressureLimit: true,
    idleTimeout: idleSeconds,
    sendPingsAutomatically: true,
    upgrade: (res, req, context) => {
      // Everything of the request is copied now: it is gone after the first wait.
      const [key, protocol, extensions] = [
        "sec-websocket-key",
        "sec-websocket-protocol",
        "sec-websocket-extensions"
      ].map((name) => req.getHeader(name))
      const origin = req.getHeader("origin")
      const host = req.getHeader("host")
      const token = /^Bearer (\S+)$/i.exec(req.getHeader("authorization"))?.[1] ?? null
      const session = cookieIn(req.getHeader("cookie"))
      let gone = false
      res.onAborted(() => {
        gone = true
      })
      const answer = (run: () => void) => {
        if (!gone) res.cork(run)
      }
      // A page of another site must not open a socket with this browser's cookie.
      if (token === null && origin !== "" && hostOf(origin) !== host)
        return answer(() => res.writeStatus("403 Forbidden").end("another site's page may not open this socket", true))
      run(
        Effect.map(authenticate({ token, session }), (actor) =>
          answer(() => {
            if (actor === null) res.writeStatus("401 Unauthorized").end("sign in first", true)
            else
              res.upgrade<Data>(
                {
                  actor,
                  shown: { token, session },
                  turn: Semaphore.makeUnsafe(1),
                  waiting: 0,
                  socket: null,
                  drained: () => {}
                },
                key ?? "",
                protocol ?? "",
                extensions ?? "",
                context
              )
          })
        )
      )
    },
    open: (ws) => {
      const data = ws.getUserData()
      data.socket = socketOf(ws, epochOf(data.actor))
      open.add(data.socket)
    },
    message: (ws, message) => {
      const data = ws.getUserData()
      const { socket } = data
      if (socket === null) return
      if (data.waiting >= mostWaiting) return socket.close(1008, "too many frames at once: wait for an answer")
      data.waiting++
      const text = Buffer.from(message).toString()
      run(
        Effect.suspend(() => (socket.open ? onMessage(socket, text) : Effect.void)).pipe(
          data.turn.withPermits(1),
          Effect.ensuring(Effect.sync(() => void data.waiting--))
        )
      )
    },
    drain: (ws) => ws.getUserData().drained(),
    close: (ws) => {
      const data = ws.getUserData()
      if (data.socket !== null) {
        open.delete(data.socket)
        closed.add(data.socket)
      }
      data.drained()
    }
  })

  return {
    all: (): ReadonlyArray<Socket> => [...open],
    count: () => open.size,
    publish: (topic: string, json: string) => app.publish(topic, json, false, json.length > compressAbove),
    closeAll: (code: number, reason: string) => {
      for (const socket of open) socket.close(code, reason)
    }
  }
})

const closed = new WeakSet<Socket>()

const socketOf = (ws: WebSocket<Data>, epoch: number): Socket => {
  const data = ws.getUserData()
  const alive = (act: () => void) => {
    if (!closed.has(socket)) act()
  }
  const socket: Socket = {
    actor: data.actor,
    shown: data.shown,
    epoch,
    get open() {
      return !closed.has(socket)
    },
    send: (json) => alive(() => void ws.send(json, false, json.length > compressAbove)),
    subscribe: (topic) => alive(() => void ws.subscribe(topic)),
    unsubscribe: (topic) => alive(() => void ws.unsubscribe(topic)),
    calm: (bytes) =>
      Effect.callback<void>((resume) => {
        const look = () => {
          if (!closed.has(socket) && ws.getBufferedAmount() >= bytes) return
          data.drained = () => {}
          resume(Effect.void)
        }
        data.drained = look
        look()
      }),
    close: (code, reason) => alive(() => ws.end(code, reason))
  }
  return socket
}

const cookieIn = (header: string): string | null =>
  header
    .split(/;\s*/)
    .find((each) => each.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1) ?? null

const hostOf = (origin: string) => {
  try {
    return new URL(origin).host
  } catch {
    return ""
  }
}
