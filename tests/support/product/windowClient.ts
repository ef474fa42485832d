/** A WebSocket client that follows windows as the contract describes it. Its socket can be cut at any time. */
import type { WindowFrame } from "../../../gateways/contract/frames.ts"
import { clientSocket } from "./openSocket.ts"
import { type Line, WindowRows } from "./windowRows.ts"

/** The wait before a refused subscription is repeated. Milliseconds. */
const againMillis = 50

interface Options {
  readonly headers: Readonly<Record<string, string>>
  /** The ids of the reader. */
  readonly names?: ReadonlyArray<string>
  readonly windows: ReadonlyArray<string>
  /** Rows and cursors to continue from. The client changes them. */
  readonly state?: WindowRows
  /** Called when the connection is lost or cannot be opened; `cut` opens another one. Without it, `closed` resolves. */
  readonly onLost?: () => void
}

export const windowClient = (
  origin: string,
  { headers, names = [], windows, onLost, state = new WindowRows(windows, names) }: Options
) => {
  const frames: Array<WindowFrame> = []
  const texts: Array<string> = []
  const closed = Promise.withResolvers<number>()
  const { look, when } = makeWaits(closed.promise)
  let socket = clientSocket(origin, headers)
  let isEnded = false
  const subscribe = (text: string) => {
    if (socket.readyState === socket.OPEN) socket.send(state.subscription(text))
  }
  const open = () => {
    socket.onopen = () => windows.forEach(subscribe)
    socket.onclose = ({ code }) => (isEnded || onLost === undefined ? closed.resolve(code) : onLost())
    socket.onmessage = ({ data }) => {
      const frame: WindowFrame = JSON.parse(String(data))
      texts.push(String(data))
      frames.push(frame)
      const { window = null, again = false } = frame.is === "refused" ? frame : {}
      if (again && window !== null) setTimeout(() => subscribe(window), againMillis)
      state.take(frame).forEach(subscribe)
      look()
    }
  }
  open()
  return {
    frames,
    /** Every text frame that has arrived, unchanged. */
    texts,
    state,
    ...readsOf(state),
    /** Resolves when the test passes; it is tried after each frame. Rejects when the server closes the socket first. */
    when,
    /** Resolves with the code that the socket was closed with. */
    closed: closed.promise,
    /** Cuts the connection, and opens another one. */
    cut: () => {
      Object.assign(socket, { onmessage: null, onopen: null, onclose: null })
      socket.close()
      state.lost()
      socket = clientSocket(origin, headers)
      open()
    },
    close: () => {
      isEnded = true
      socket.close()
    }
  }
}

/** Reads of the rows and the cursors. */
const readsOf = (state: WindowRows) => {
  const all = () => [...state.followed.values()]
  return {
    rowsIn: state.rowsIn,
    /** The rows of all windows, by id. */
    rows: (): ReadonlyMap<string, Line> =>
      new Map([...state.followed.keys()].flatMap((text) => state.rowsIn(text).map((row) => [row.id, row] as const))),
    endOf: (text: string) => state.followed.get(text)?.end ?? null,
    /** True when each window has been answered. */
    isLive: () => all().every(({ isLive }) => isLive),
    positions: () => all().map(({ cursor }) => cursor?.seq ?? 0),
    generations: () => all().map(({ cursor }) => cursor?.generation ?? null)
  }
}

/** The tests that wait for a frame. */
const makeWaits = (closed: Promise<number>) => {
  const waiting = new Set<() => void>()
  return {
    look: () => {
      for (const each of waiting) each()
    },
    when: (passes: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const each = () => {
          if (!passes()) return
          waiting.delete(each)
          resolve()
        }
        waiting.add(each)
        void closed.then((code) => reject(new Error(`the socket was closed with ${code}`)))
        each()
      })
  }
}

export type WindowClient = ReturnType<typeof windowClient>

/** The windows that have every task, up to 200 that are over. */
export const everyTask = ["tasks:active", "tasks:done,before,newest,200"]

/** Follows windows with a token. `had`: the rows and cursors that an earlier client left. */
export const followWindows = (
  origin: string,
  token: string,
  windows: ReadonlyArray<string>,
  had?: WindowRows
): WindowClient =>
  windowClient(origin, {
    headers: { authorization: `Bearer ${token}` },
    windows,
    ...(had === undefined ? {} : { state: had })
  })

/** Resolves with a client whose windows have all been answered. */
export const followLive = async (...given: Parameters<typeof followWindows>): Promise<WindowClient> => {
  const client = followWindows(...given)
  await client.when(client.isLive)
  return client
}
