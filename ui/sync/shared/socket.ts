/** A WebSocket that reconnects with backoff until it is closed here or the person signs out. */

/** Milliseconds of the first wait before a reconnect, and of the longest. */
const firstWait = 250
const longestWait = 10_000
/** The close code for a person who signed out, here or in another tab. */
const signedOut = 4003

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

export const openSocket = (url: string, on: SocketEvents): TabSocket => {
  let socket: WebSocket | null = null
  let wait = firstWait
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const stop = () => {
    ended = true
    clearTimeout(timer)
  }
  const open = () => {
    clearTimeout(timer)
    socket = new WebSocket(url)
    socket.onopen = () => {
      wait = firstWait
      on.open()
    }
    socket.onmessage = ({ data }) => on.text(String(data))
    socket.onclose = ({ code }) => {
      if (ended) return
      if (code === signedOut) {
        stop()
        return on.signedOut()
      }
      on.lost()
      // Jitter, so that clients do not all reconnect to a restarted server at the same time.
      timer = setTimeout(open, wait * (0.5 + Math.random()))
      wait = Math.min(wait * 2, longestWait)
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
