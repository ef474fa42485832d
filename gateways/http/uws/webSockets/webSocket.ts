/** One WebSocket. Every call is safe after the socket has closed, although the library throws then. */
import { Effect, type Semaphore } from "effect"
import type { WebSocket } from "uWebSockets.js"
import type { ActorId } from "../../../../domain/ids.ts"
import { signedOutCode } from "../../../contract/session/closeCodes.ts"

/** The proof of identity that a client sent with its upgrade: a token, or a session's secret. */
export interface Credential {
  readonly token: string | null
  readonly session: string | null
}

/** One client's socket. Sending to a closed one does nothing. */
export interface Socket {
  readonly actor: ActorId
  readonly credential: Credential
  /** A hash of the audiences that the actor could see when the socket opened. Other audiences need a new socket. */
  readonly audienceHash: number
  readonly open: boolean
  readonly send: (json: string) => void
  readonly subscribe: (topic: string) => void
  readonly unsubscribe: (topic: string) => void
  /** Bytes that this process keeps because the client has not read them. 0 when the socket is closed. */
  readonly unread: () => number
  /** Waits until fewer than `bytes` bytes are unread, or the socket is closed. */
  readonly calm: (bytes: number) => Effect.Effect<void>
  readonly close: (code: number, reason: string) => void
}

/** The library's own data of a socket. */
export interface SocketConnection {
  /** Null without a session: the socket is closed at once (`closeSignedOut`). */
  readonly actor: ActorId | null
  readonly credential: Credential
  /** The address of the client. */
  readonly address: string
  /** Frames of one socket run one at a time. */
  readonly semaphore: Semaphore.Semaphore
  /** Frames that have arrived and are not answered yet. */
  waiting: number
  /** Waiting frames. A new frame with the same text as one of them is dropped. */
  readonly mergeable: Set<string>
  socket: Socket | null
  closed: boolean
  drained: () => void
}

/** Characters. Longer frames are compressed: snapshots and bursts. For one changed row compression costs more time than it saves. */
export const compressAbove = 8 * 1024

const whileOpen = (connection: SocketConnection, act: () => void) => {
  if (!connection.closed) act()
}

/** Tells a page that its session is over. A page does not see the status of a refused upgrade, but it sees this code. */
export const closeSignedOut = (ws: WebSocket<SocketConnection>) =>
  whileOpen(ws.getUserData(), () => ws.end(signedOutCode, "not signed in"))

export const socketOf = (ws: WebSocket<SocketConnection>, actor: ActorId, audienceHash: number): Socket => {
  const connection = ws.getUserData()
  const act = (run: () => void) => whileOpen(connection, run)
  const socket: Socket = {
    actor,
    credential: connection.credential,
    audienceHash,
    get open() {
      return !connection.closed
    },
    send: (json) => act(() => void ws.send(json, false, json.length > compressAbove)),
    subscribe: (topic) => act(() => void ws.subscribe(topic)),
    unsubscribe: (topic) => act(() => void ws.unsubscribe(topic)),
    unread: () => (connection.closed ? 0 : ws.getBufferedAmount()),
    calm: (bytes) =>
      Effect.callback<void>((resume) => {
        const check = () => {
          if (socket.unread() >= bytes) return
          connection.drained = () => {}
          resume(Effect.void)
        }
        connection.drained = check
        check()
      }),
    close: (code, reason) => act(() => ws.end(code, reason))
  }
  return socket
}
