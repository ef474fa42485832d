/** One WebSocket for all windows. It resumes each window from its cursor, and reports when the rows are stale. */
import { greet } from "../boundary/build.ts"
import type { WindowFrame } from "../../gateways/contract/frames.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"
import { openSharedSocket } from "./shared/sharedSocket.ts"
import type { TabSocket } from "./shared/socket.ts"
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
    if (socket?.isOpen() === true) socket.send(JSON.stringify(frame))
  }
  const windows = makePageWindows(views, {
    subscribe: (window, cursor) => send({ is: "subscribe", window, cursor }),
    unsubscribe: (window) => send({ is: "unsubscribe", window })
  })
  /** The server cannot read a window now: the rows shown are stale until it can. */
  const subscribeLater = (window: string) => {
    on.status("stale")
    setTimeout(() => {
      if (socket?.isOpen() !== true) return
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
  let socket: TabSocket | null = null
  let ended = false
  return {
    open: windows.open,
    /** Opens the socket. Windows that are open by then have their rows of this device, and go on from those. */
    start: () => {
      if (ended) return
      socket = openSharedSocket(`tracker ${actor}`, url, {
        open: () => {
          on.status("live")
          windows.subscribeAll()
        },
        text: (text) => take(JSON.parse(text)),
        lost: () => on.status("stale"),
        signedOut: () => on.status("signed-out")
      })
    },
    end: () => {
      ended = true
      windows.end()
      socket?.end()
    }
  }
}
export type LiveConnection = ReturnType<typeof connect>
