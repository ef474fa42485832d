/**
 * One WebSocket for all tabs of a browser. The tab that holds a lock has the socket; the others send through it and get all
 * frames from it. When it closes, the next tab gets the lock and opens a socket, and all tabs subscribe again.
 *
 * Without Web Locks, as on a page that is served by plain HTTP under a host name, each tab has a socket of its own.
 */
import type { WindowClientFrame } from "../../../gateways/contract/frames.ts"
import { newKey } from "../rest/newKey.ts"
import { makeHolders } from "./holders.ts"
import { openSocket, type TabSocket, type SocketEvents } from "./socket.ts"

/** The messages between tabs. */
type Notice =
  /** From a tab: a frame for the server; a tab that has just opened; a tab that closes. */
  | { readonly is: "send"; readonly tab: string; readonly text: string }
  | { readonly is: "joined" | "closed"; readonly tab: string }
  /** From the tab with the socket. `open` is for one tab when it has just joined. */
  | { readonly is: "open"; readonly tab: string | null; readonly greeting: string | null }
  | { readonly is: "frame"; readonly text: string }
  | { readonly is: "lost" | "signed-out" }

/** @param name the same in all tabs of a person */
export const openSharedSocket = (name: string, url: string, on: SocketEvents): TabSocket => {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") return openSocket(url, on)
  const tab = newKey()
  const channel = new BroadcastChannel(name)
  const tell = (notice: Notice) => channel.postMessage(notice)
  const leaving = new AbortController()
  let leader: ReturnType<typeof lead> | null = null
  let open = false

  const take = (notice: Notice) => {
    if (leader !== null) return leader.take(notice)
    if (notice.is === "frame") return on.text(notice.text)
    if (notice.is === "signed-out") return on.signedOut()
    if (notice.is === "lost") {
      open = false
      return on.lost()
    }
    if (notice.is !== "open" || (notice.tab !== null && notice.tab !== tab)) return undefined
    open = true
    if (notice.greeting !== null) on.text(notice.greeting)
    return on.open()
  }
  channel.onmessage = ({ data }: MessageEvent<Notice>) => take(data)
  const closing = () => tell({ is: "closed", tab })
  // A page that the browser shows again from its memory follows its windows again.
  const shownAgain = ({ persisted }: PageTransitionEvent) => persisted && tell({ is: "joined", tab })
  addEventListener("pagehide", closing)
  addEventListener("pageshow", shownAgain)
  void navigator.locks
    .request(name, { signal: leaving.signal }, () => {
      leader = lead(url, tab, tell, on)
      return new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()))
    })
    // The tab left before it got the lock.
    .catch(() => undefined)
  tell({ is: "joined", tab })
  return {
    isOpen: () => leader?.socket.isOpen() ?? open,
    send: (text) => (leader === null ? tell({ is: "send", tab, text }) : leader.send(tab, text)),
    end: () => {
      removeEventListener("pagehide", closing)
      removeEventListener("pageshow", shownAgain)
      closing()
      leader?.socket.end()
      leaving.abort()
      channel.close()
    }
  }
}

/** The tab with the socket: passes frames on, for itself and for the others. */
const lead = (url: string, me: string, tell: (notice: Notice) => void, on: SocketEvents) => {
  const holders = makeHolders()
  /** The other tabs. Without one, frames are not copied for the channel. */
  const others = new Set<string>()
  /** The first frame of the socket, for tabs that join later. */
  let greeting: string | null = null
  const send = (tab: string, text: string) => {
    // The cast: tabs send only what `connection.ts` writes.
    if (holders.passes(tab, JSON.parse(text) as WindowClientFrame)) socket.send(text)
  }
  const socket = openSocket(url, {
    open: () => {
      holders.clear()
      greeting = null
      tell({ is: "open", tab: null, greeting: null })
      on.open()
    },
    text: (text) => {
      // Tabs that have not sent anything yet need the greeting too.
      if (others.size > 0 || greeting === null) tell({ is: "frame", text })
      greeting ??= text
      on.text(text)
    },
    lost: () => {
      tell({ is: "lost" })
      on.lost()
    },
    signedOut: () => {
      tell({ is: "signed-out" })
      on.signedOut()
    }
  })
  return {
    socket,
    send,
    take: (notice: Notice) => {
      if (notice.is === "send" || notice.is === "joined") others.add(notice.tab)
      if (notice.is === "closed") others.delete(notice.tab)
      if (notice.is === "send") send(notice.tab, notice.text)
      if (notice.is === "joined" && socket.isOpen()) tell({ is: "open", tab: notice.tab, greeting })
      if (notice.is === "closed" && notice.tab !== me)
        for (const window of holders.close(notice.tab)) socket.send(JSON.stringify({ is: "unsubscribe", window }))
    }
  }
}
