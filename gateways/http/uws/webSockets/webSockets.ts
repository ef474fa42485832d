/** WebSockets on uWebSockets.js: authenticates the upgrade, runs the frames of one socket in order, and publishes to many. */
import { Cause, Effect, Semaphore } from "effect"
import type { HttpRequest, HttpResponse, us_socket_context_t, WebSocket } from "uWebSockets.js"
import type { ActorId } from "../../../../domain/ids.ts"
import { sessionCookie } from "../../signIn/caller.ts"
import { problemJson, problemType } from "../../problems/everyProblem.ts"
import { headTooLongProblem, longestHead } from "../headLimit.ts"
import { uWS } from "../library.ts"
import { UwsApp } from "../server.ts"
import { exchangeOf } from "../exchange.ts"
import { guarded, reportDefect, routeOf } from "../guard.ts"
import { headOf } from "../request.ts"
import { statusLine } from "../response.ts"
import {
  compressAbove,
  type SocketConnection,
  type Credential,
  markClosed,
  type Socket,
  socketOf
} from "./webSocket.ts"

interface Options {
  readonly path: string
  readonly authenticate: (credential: Credential) => Effect.Effect<ActorId | null>
  readonly audienceHashOf: (actor: ActorId) => number
  /** Runs for the frames of one socket in order, one at a time. */
  readonly onMessage: (socket: Socket, text: string) => Effect.Effect<void>
}

/** Bytes that a client may leave unread. One that is further behind is closed, and resumes from its cursor: no frame is dropped. */
const mostBackpressure = 4 * 1024 * 1024
const mostFrame = 16 * 1024
/** Frames of one socket that may wait for an answer: several times the number of views. */
const mostWaiting = 64
const idleSeconds = 60

export const openSockets = Effect.fnUntraced(function* (options: Options) {
  const { path, authenticate, audienceHashOf, onMessage } = options
  const app = yield* UwsApp
  const report = yield* reportDefect
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const open = new Set<Socket>()
  const guard = <Rest extends Array<unknown>>(
    callback: string,
    run: (ws: WebSocket<SocketConnection>, ...rest: Rest) => void
  ): ((ws: WebSocket<SocketConnection>, ...rest: Rest) => void) =>
    guarded<[ws: WebSocket<SocketConnection>, ...rest: Rest], void>({
      report,
      callback,
      route: () => path,
      run,
      sever: (...[ws]) => ws.close()
    })

  const upgrade = (res: HttpResponse, req: HttpRequest, context: us_socket_context_t) => {
    const request = upgradeRequestOf(req)
    const exchange = exchangeOf({ res, route: routeOf("GET", path), headers: request.headers, report })
    const refuse = ({ status, json }: Refusal) =>
      exchange.end((res) => void res.writeStatus(statusLine(status)).writeHeader("content-type", problemType), json)
    if (request.headLength > longestHead) return refuse(headTooLong)
    if (isForeign(request)) return refuse(foreignOrigin)
    const { credential } = request
    const answer = Effect.map(authenticate(credential), (actor) => {
      if (actor === null) return refuse(notSignedIn)
      const connection: SocketConnection = {
        actor,
        credential,
        semaphore: Semaphore.makeUnsafe(1),
        waiting: 0,
        socket: null,
        drained: () => {}
      }
      const { key, protocol, extensions } = request
      return exchange.upgrade((res) => res.upgrade<SocketConnection>(connection, key, protocol, extensions, context))
    })
    return void run(
      Effect.catchCause(answer, (cause) =>
        Effect.sync(() => {
          exchange.sever()
          report("upgrade", exchange.route, Cause.squash(cause))
        })
      )
    )
  }

  const message = (ws: WebSocket<SocketConnection>, bytes: ArrayBuffer) => {
    const connection = ws.getUserData()
    const { socket } = connection
    if (socket === null) return
    if (connection.waiting >= mostWaiting) return socket.close(1008, "too many frames at once: wait for an answer")
    connection.waiting++
    const text = Buffer.from(bytes).toString()
    run(
      Effect.suspend(() => (socket.open ? onMessage(socket, text) : Effect.void)).pipe(
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

  app.ws<SocketConnection>(path, {
    compression: uWS.SHARED_COMPRESSOR,
    maxPayloadLength: mostFrame,
    maxBackpressure: mostBackpressure,
    closeOnBackpressureLimit: true,
    idleTimeout: idleSeconds,
    sendPingsAutomatically: true,
    upgrade: guarded<[HttpResponse, HttpRequest, us_socket_context_t], void>({
      report,
      callback: "upgrade",
      route: () => path,
      run: upgrade,
      sever: (res) => void res.close()
    }),
    open: guard("open", (ws: WebSocket<SocketConnection>) => {
      const connection = ws.getUserData()
      connection.socket = socketOf(ws, audienceHashOf(connection.actor))
      open.add(connection.socket)
    }),
    message: guard("message", message),
    drain: guard("drain", (ws: WebSocket<SocketConnection>) => ws.getUserData().drained()),
    close: guard("close", (ws: WebSocket<SocketConnection>) => {
      const { socket, drained } = ws.getUserData()
      if (socket !== null) {
        open.delete(socket)
        markClosed(socket)
      }
      drained()
    })
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

/** Every open socket of one path. */
export type Sockets = Effect.Success<ReturnType<typeof openSockets>>

interface UpgradeRequest {
  readonly key: string
  readonly protocol: string
  readonly extensions: string
  readonly origin: string
  readonly host: string
  readonly credential: Credential
  /** Bytes of path, query and headers. */
  readonly headLength: number
  readonly headers: Readonly<Record<string, string | undefined>>
}

const upgradeRequestOf = (req: HttpRequest): UpgradeRequest => {
  const { headers, length: headLength } = headOf(req)
  const header = (name: string) => headers[name] ?? ""
  return {
    key: header("sec-websocket-key"),
    protocol: header("sec-websocket-protocol"),
    extensions: header("sec-websocket-extensions"),
    origin: header("origin"),
    host: header("host"),
    credential: {
      token: /^Bearer (\S+)$/i.exec(header("authorization"))?.[1] ?? null,
      session: cookieIn(header("cookie"))
    },
    headLength,
    headers
  }
}

/** A page of another site must not open a socket with this browser's cookie. */
const isForeign = ({ origin, host, credential }: UpgradeRequest) =>
  credential.token === null && origin !== "" && hostOf(origin) !== host

interface Refusal {
  readonly status: number
  readonly json: string
}
const refusal = (status: number, type: string, title: string, detail: string): Refusal => ({
  status,
  json: problemJson(status, { type: `/problems/${type}`, title, detail })
})
const headTooLong: Refusal = { status: 431, json: headTooLongProblem }
const foreignOrigin = refusal(
  403,
  "forbidden",
  "Another site's page may not open this socket.",
  "Open the socket from a page of this server, or send a token in the authorization header."
)
const notSignedIn = refusal(
  401,
  "unauthorized",
  "Sign in first.",
  "Send a session's cookie, or a token in the authorization header."
)

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
