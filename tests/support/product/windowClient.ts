/** A WebSocket client that follows windows as the contract describes it. Its socket can be cut at any time. */
import type { WindowFrame } from "../../../gateways/contract/frames.ts"
import { clientSocket } from "./openSocket.ts"
import { WindowRows } from "./windowRows.ts"

/** The wait before a refused subscription is repeated. Milliseconds. */
const againMillis = 50

interface Options {
  readonly headers: Readonly<Record<string, string>>
  /** The ids of the reader. */
  readonly names: ReadonlyArray<string>
  readonly windows: ReadonlyArray<string>
  /** Called when the connection is lost or cannot be opened; `cut` opens another one. */
  readonly onLost?: () => void
}

export const windowClient = (origin: string, { headers, names, windows, onLost }: Options) => {
  const state = new WindowRows(windows, names)
  const frames: Array<WindowFrame> = []
  const waiting = new Set<() => void>()
  let longest = 0
  let socket = clientSocket(origin, headers)
  const subscribe = (text: string) => {
    if (socket.readyState === socket.OPEN) socket.send(state.subscription(text))
  }
  const open = () => {
    socket.onclose = () => onLost?.()
    socket.onopen = () => windows.forEach(subscribe)
    socket.onmessage = ({ data }) => {
      const frame: WindowFrame = JSON.parse(String(data))
      longest = Math.max(longest, Buffer.byteLength(String(data)))
      frames.push(frame)
      const { window = null, again = false } = frame.is === "refused" ? frame : {}
      if (again && window !== null) setTimeout(() => subscribe(window), againMillis)
      state.take(frame).forEach(subscribe)
      for (const look of waiting) look()
    }
  }
  open()
  const all = () => [...state.followed.values()]
  return {
    frames,
    /** Bytes of the longest frame. */
    longest: () => longest,
    rowsIn: state.rowsIn,
    endOf: (text: string) => state.followed.get(text)?.end ?? null,
    /** True when each window has been answered. */
    isLive: () => all().every(({ isLive }) => isLive),
    positions: () => all().map(({ cursor }) => cursor?.seq ?? 0),
    /** Resolves when the test passes; it is tried after each frame. */
    when: (passes: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!passes()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    /** Cuts the connection, and opens another one. */
    cut: () => {
      Object.assign(socket, { onmessage: null, onopen: null, onclose: null })
      socket.close()
      state.lost()
      socket = clientSocket(origin, headers)
      open()
    },
    close: () => {
      socket.onclose = null
      socket.close()
    }
  }
}
export type WindowClient = ReturnType<typeof windowClient>
