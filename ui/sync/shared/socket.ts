/** A WebSocket that reconnects with backoff until it is closed here or the person signs out. */
import { signedOutCode } from "../../../gateways/contract/session/closeCodes.ts"
import { reconnectMillis } from "./reconnectMillis.ts"

export interface SocketEvents {
  readonly open: () => void
  readonly text: (text: string) => void
  /** The connection is lost; a reconnect follows. */
  readonly lost: () => void
  readonly signedOut: () => void
}
export interface TabSocket {
  readonly isOpen: () => boolean
  readonly send: (text: string) => void
  readonly end: () => void
}

/** `protocols`: the subprotocols to offer. */
export const openSocket = (url: string, on: SocketEvents, protocols: Array<string> = []): TabSocket => {
  let socket: WebSocket | null = null
  /** Failed connections since the last open one. */
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const stop = () => {
    ended = true
    clearTimeout(timer)
  }
  const open = () => {
    clearTimeout(timer)
    socket = new WebSocket(url, protocols)
    socket.onopen = () => {
      failures = 0
      on.open()
    }
    socket.onmessage = ({ data }) => on.text(String(data))
    socket.onclose = ({ code }) => {
      if (ended) return
      if (code === signedOutCode) {
        stop()
        return on.signedOut()
      }
      on.lost()
      timer = setTimeout(open, reconnectMillis(failures++, Math.random()))
    }
  }
  const reopen = () => {
    if (socket?.readyState === WebSocket.CLOSED && !ended) open()
  }
  addEventListener("online", reopen)
  open()
  return {
    isOpen: () => socket?.readyState === WebSocket.OPEN,
    send: (text: string) => socket?.send(text),
    end: () => {
      stop()
      removeEventListener("online", reopen)
      socket?.close()
    }
  }
}
