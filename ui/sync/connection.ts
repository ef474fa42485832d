/** One WebSocket for all views: it resumes from where it was, waits a little longer each time, and says when it is stale. */
import type { Cursor, ServerFrame, View } from "../../gateways/contract.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"

export type Status = "connecting" | "live" | "stale" | "signed-out"

interface Follower {
  readonly view: View
  readonly cursor: () => Cursor | null
  /** Answers false when something was missed. */
  readonly take: (frame: Exclude<ServerFrame, { readonly is: "refused" | "progress" }>) => boolean
}

/** Milliseconds: the first wait, and the longest. */
const firstWait = 250
const longestWait = 10_000
/** Milliseconds until a view that could not be read is asked for again. */
const laterWait = 1000

/** The server's word for whoever has signed out, here or in another tab. */
const signedOut = 4003

export const connect = (url: string, onStatus: (status: Status) => void, onTick: (tick: Tick) => void) => {
  const followers = new Map<View, Follower>()
  let socket: WebSocket | null = null
  let wait = firstWait
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  const send = (frame: unknown) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }
  /** The server cannot read a view just now: what is shown is old until it can. */
  const later = (view: View) => {
    onStatus("stale")
    setTimeout(() => {
      const follower = followers.get(view)
      if (follower === undefined || socket?.readyState !== WebSocket.OPEN) return
      onStatus("live")
      subscribe(follower)
    }, laterWait)
  }
  const subscribe = (follower: Follower) => send({ is: "subscribe", view: follower.view, cursor: follower.cursor() })

  const leave = () => {
    ended = true
    clearTimeout(timer)
    onStatus("signed-out")
  }
  const open = () => {
    clearTimeout(timer)
    socket = new WebSocket(url)
    socket.onopen = () => {
      wait = firstWait
      onStatus("live")
      for (const follower of followers.values()) subscribe(follower)
    }
    socket.onmessage = ({ data }) => {
      const frame: ServerFrame = JSON.parse(String(data))
      if (frame.is === "refused") return frame.again === null ? undefined : later(frame.again)
      if (frame.is === "progress") return onTick(frame.tick)
      const follower = followers.get(frame.view)
      if (follower !== undefined && !follower.take(frame)) subscribe(follower)
    }
    socket.onclose = ({ code }) => {
      if (ended) return
      if (code === signedOut) return leave()
      onStatus("stale")
      // Jitter: a server that comes back is not met by everybody at once.
      timer = setTimeout(open, wait * (0.5 + Math.random()))
      wait = Math.min(wait * 2, longestWait)
    }
  }
  const wake = () => {
    if (socket?.readyState === WebSocket.CLOSED && !ended) open()
  }
  addEventListener("online", wake)
  open()
  return {
    follow: (follower: Follower) => {
      followers.set(follower.view, follower)
      subscribe(follower)
    },
    end: () => {
      ended = true
      clearTimeout(timer)
      removeEventListener("online", wake)
      socket?.close()
    }
  }
}
export type Connection = ReturnType<typeof connect>
