/** Authenticates an upgrade request, and opens a WebSocket or answers with a problem document. */
import { Cause, Effect, Semaphore } from "effect"
import type { HttpRequest, HttpResponse, us_socket_context_t } from "uWebSockets.js"
import type { ActorId } from "../../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import type { HeadCheck } from "../../entry/entry.ts"
import { refusal, tooManySockets } from "../../entry/refusal.ts"
import { Exchange } from "../exchange.ts"
import { type ReportDefect, routeOf } from "../guard.ts"
import { headTooLong, longestHead } from "../request/headLimit.ts"
import { headOf } from "../request/request.ts"
import { peerOf } from "../requestHandler.ts"
import { refuseAmbiguous, sendRefusal } from "../response.ts"
import { type UpgradeRequest, upgradeRequestOf } from "./upgradeRequest.ts"
import type { Credential, SocketConnection } from "./webSocket.ts"

interface Options {
  readonly path: string
  /** Null refuses the upgrade of a program with 401. The upgrade of a page is accepted, and its socket is closed. */
  readonly authenticate: (credential: Credential) => Effect.Effect<ActorId | null, StreamUnavailable>
  /** Whether the actor may have another socket. */
  readonly mayOpen: (actor: ActorId) => boolean
  readonly entry: HeadCheck
  readonly report: ReportDefect
  readonly run: (effect: Effect.Effect<void>) => unknown
}

/** The library's `upgrade` callback. It copies the request at once, because authentication may take longer than the callback. */
export const upgradeWith =
  ({ path, authenticate, mayOpen, entry, report, run }: Options) =>
  (res: HttpResponse, req: HttpRequest, context: us_socket_context_t): void => {
    const head = headOf(req)
    const { method, headers: sent } = head
    const {
      client,
      headers,
      refusal: forbidden
    } = entry.admit({
      method,
      path: head.path,
      headers: sent,
      peer: peerOf(res),
      isUpgrade: true
    })
    const exchange = new Exchange({ res, route: routeOf("GET", path), headers: sent, report, scheme: client.scheme })
    if (head.fault !== null) return refuseAmbiguous(exchange, head.fault)
    if (head.length > longestHead) return sendRefusal(exchange, headTooLong)
    if (forbidden !== null) return sendRefusal(exchange, forbidden)
    const request = upgradeRequestOf(headers)
    const isPage = headers["origin"] !== undefined
    const answer = authenticate(request.credential).pipe(
      Effect.map((actor) => {
        if (actor === null && !isPage) return sendRefusal(exchange, notSignedIn)
        if (actor !== null && !mayOpen(actor)) return sendRefusal(exchange, tooManySockets)
        const { key, protocol, extensions } = request
        const connection = connectionOf(actor, request, client.address)
        exchange.upgrade((res) => res.upgrade<SocketConnection>(connection, key, protocol, extensions, context))
      }),
      Effect.catch(() => Effect.sync(() => sendRefusal(exchange, notChecked)))
    )
    run(
      Effect.catchCause(answer, (cause) =>
        Effect.sync(() => {
          exchange.sever()
          report("upgrade", exchange.route, Cause.squash(cause))
        })
      )
    )
  }

const connectionOf = (actor: ActorId | null, { credential }: UpgradeRequest, address: string): SocketConnection => ({
  actor,
  credential,
  address,
  semaphore: Semaphore.makeUnsafe(1),
  waiting: 0,
  mergeable: new Set(),
  socket: null,
  closed: false,
  drained: () => {}
})

const notChecked = refusal({
  status: 503,
  type: "unavailable",
  title: "The session cannot be checked now.",
  detail: "Connect again in a moment.",
  retryAfter: 2
})

const notSignedIn = refusal({
  status: 401,
  type: "unauthorized",
  title: "Sign in first.",
  detail: "Send a session's cookie, or a token in the authorization header."
})
