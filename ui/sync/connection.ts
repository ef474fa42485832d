/** One WebSocket for all windows. It resumes each window from its cursor, and reports when the rows are stale. */
import { greet } from "../boundary/build.ts"
import type { WindowFrame } from "../../gateways/contract/frames.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"
import { socketProtocols } from "./credential/apiFetch.ts"
import { openSharedSocket } from "./shared/sharedSocket.ts"
import { openSocket, type SocketEvents, type TabSocket } from "./shared/socket.ts"
import { makePageWindows, type ViewsRows } from "./windows/windows.ts"

export type ConnectionStatus = "connecting" | "live" | "stale" | "signed-out"

/** Milliseconds before subscribing again to a window that could not be read. */
const laterWait = 1000

interface Listener {
  readonly status: (status: ConnectionStatus) => void
  readonly tick: (tick: Tick) => void
}

interface Page {
  readonly url: string
  /** The person, for the tabs of one person to share a socket. */
  readonly actor: string
}

export const connect = ({ url, actor }: Page, views: ViewsRows, on: Listener) => {
  const send = (frame: object) => {
    if (restored && socket.isOpen()) socket.send(JSON.stringify(frame))
  }
  const windows = makePageWindows(views, {
    subscribe: (window, cursor) => send({ is: "subscribe", window, cursor }),
    unsubscribe: (window) => send({ is: "unsubscribe", window })
  })
  /** The server cannot read a window now: the rows shown are stale until it can. */
  const subscribeLater = (window: string) => {
    on.status("stale")
    setTimeout(() => {
      if (!socket.isOpen()) return
      on.status("live")
      windows.subscribe(window)
    }, laterWait)
  }
  const refused = ({ window, reason, again }: Extract<WindowFrame, { readonly is: "refused" }>) => {
    if (window === null) return
    if (again === true) subscribeLater(window)
    else windows.refused(window, reason)
  }
  const take = (frame: WindowFrame) => {
    if (frame.is === "hello") return greet(frame.build)
    if (frame.is === "refused") return refused(frame)
    if (frame.is === "progress") return on.tick(frame.tick)
    if (frame.is === "stale") return on.status(frame.why === null ? "live" : "stale")
    return windows.take(frame)
  }
  /** The rows of this device are shown, so windows can go on from those. */
  let restored = false
  let ended = false
  const socket = openPageSocket(`tracker ${actor}`, url, {
    open: () => {
      on.status("live")
      if (restored) windows.subscribeAll()
    },
    text: (text) => {
      const frame = JSON.parse(text) as WindowFrame
      // Other tabs follow windows through the same socket: their rows would mix with those of this device.
      if (restored || frame.is === "hello") take(frame)
    },
    lost: () => on.status("stale"),
    signedOut: () => on.status("signed-out")
  })
  return {
    open: windows.open,
    /** Follows the windows. Call it when the rows of this device are shown; the socket opens meanwhile. */
    start: () => {
      if (ended) return
      restored = true
      if (socket.isOpen()) windows.subscribeAll()
    },
    end: () => {
      ended = true
      windows.end()
      socket.end()
    }
  }
}
/** The tabs of a browser share a socket. The Mini App has one of its own, because its session is in its memory. */
const openPageSocket = (name: string, url: string, on: SocketEvents): TabSocket => {
  const protocols = socketProtocols()
  return protocols.length === 0 ? openSharedSocket(name, url, on) : openSocket(url, on, protocols)
}

export type LiveConnection = ReturnType<typeof connect>
