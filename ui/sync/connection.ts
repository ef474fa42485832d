/** One WebSocket for all views. It resumes each view from its cursor, and reports when the rows are stale. */
import type { Cursor, ServerFrame, View } from "../../gateways/contract.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"
import { openSocket } from "./socket.ts"

export type ConnectionStatus = "connecting" | "live" | "stale" | "signed-out"

interface Follower {
  readonly view: View
  readonly cursor: () => Cursor | null
  /** Returns false when a frame was missed. */
  readonly take: (frame: Exclude<ServerFrame, { readonly is: "refused" | "progress" | "stale" }>) => boolean
}

/** Milliseconds before subscribing again to a view that could not be read. */
const laterWait = 1000

export const connect = (url: string, onStatus: (status: ConnectionStatus) => void, onTick: (tick: Tick) => void) => {
  const followers = new Map<View, Follower>()
  const subscribe = ({ view, cursor }: Follower) => {
    if (socket.isOpen()) socket.send(JSON.stringify({ is: "subscribe", view, cursor: cursor() }))
  }
  /** The server cannot read a view now: the rows shown are stale until it can. */
  const subscribeLater = (view: View) => {
    onStatus("stale")
    setTimeout(() => {
      const follower = followers.get(view)
      if (follower === undefined || !socket.isOpen()) return
      onStatus("live")
      subscribe(follower)
    }, laterWait)
  }
  const take = (frame: ServerFrame) => {
    if (frame.is === "refused") return frame.again === null ? undefined : subscribeLater(frame.again)
    if (frame.is === "progress") return onTick(frame.tick)
    if (frame.is === "stale") return onStatus(frame.why === null ? "live" : "stale")
    const follower = followers.get(frame.view)
    if (follower !== undefined && !follower.take(frame)) subscribe(follower)
  }
  const socket = openSocket(url, {
    open: () => {
      onStatus("live")
      for (const follower of followers.values()) subscribe(follower)
    },
    text: (text) => take(JSON.parse(text)),
    lost: () => onStatus("stale"),
    signedOut: () => onStatus("signed-out")
  })
  return {
    follow: (follower: Follower) => {
      followers.set(follower.view, follower)
      subscribe(follower)
    },
    end: socket.end
  }
}
export type LiveConnection = ReturnType<typeof connect>
