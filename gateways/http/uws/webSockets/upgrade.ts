/** Authenticates an upgrade request, and opens a WebSocket or answers with a problem document. */
import { Cause, Effect, Semaphore } from "effect"
import type { HttpRequest, HttpResponse, us_socket_context_t } from "uWebSockets.js"
import type { ActorId } from "../../../../domain/ids.ts"
import { problemJson, problemType } from "../../problems/everyProblem.ts"
import { Exchange } from "../exchange.ts"
import { type ReportDefect, routeOf } from "../guard.ts"
import { headTooLongProblem, longestHead } from "../request/headLimit.ts"
import { statusLine } from "../response.ts"
import { isForeign, type UpgradeRequest, upgradeRequestOf } from "./upgradeRequest.ts"
import type { Credential, SocketConnection } from "./webSocket.ts"

interface Options {
  readonly path: string
  /** Null refuses the upgrade with 401. */
  readonly authenticate: (credential: Credential) => Effect.Effect<ActorId | null>
  readonly report: ReportDefect
  readonly run: (effect: Effect.Effect<void>) => unknown
}

/** The library's `upgrade` callback. It copies the request at once, because authentication may take longer than the callback. */
export const upgradeWith =
  ({ path, authenticate, report, run }: Options) =>
  (res: HttpResponse, req: HttpRequest, context: us_socket_context_t): void => {
    const request = upgradeRequestOf(req)
    const exchange = new Exchange({ res, route: routeOf("GET", path), headers: request.headers, report })
    const refuse = ({ status, json }: Refusal) =>
      exchange.end((res) => void res.writeStatus(statusLine(status)).writeHeader("content-type", problemType), json)
    if (request.headLength > longestHead) return refuse(headTooLong)
    if (isForeign(request)) return refuse(foreignOrigin)
    const answer = Effect.map(authenticate(request.credential), (actor) => {
      if (actor === null) return refuse(notSignedIn)
      const { key, protocol, extensions } = request
      const connection = connectionOf(actor, request)
      exchange.upgrade((res) => res.upgrade<SocketConnection>(connection, key, protocol, extensions, context))
    })
    run(
      Effect.catchCause(answer, (cause) =>
        Effect.sync(() => {
          exchange.sever()
          report("upgrade", exchange.route, Cause.squash(cause))
        })
      )
    )
  }

const connectionOf = (actor: ActorId, { credential }: UpgradeRequest): SocketConnection => ({
  actor,
  credential,
  semaphore: Semaphore.makeUnsafe(1),
  waiting: 0,
  socket: null,
  drained: () => {}
})

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
