/** Follows the changes of one window over the WebSocket, from a position on. For Node: browsers send no header with a socket. */
import type { ClientOptions } from "./request.ts"

/** The position in a window. Store it, and pass it as `since` to continue after a restart. */
export interface FollowedPosition {
  readonly generation: number
  readonly epoch: number
  readonly seq: number
}
/** A row as the socket sends it. A field with its usual value is left out. */
export interface FollowedRow {
  readonly id: string
  readonly seq: number
  readonly [field: string]: unknown
}
export interface FollowedChange {
  /** True for the first answer, and for a new one after a rebuild: a row that is missing from it is no longer in the window. */
  readonly snapshot: boolean
  /** Changed rows of the view. Some may be outside the window, and a row may come twice: compare its `seq`. */
  readonly rows: ReadonlyArray<FollowedRow>
  /** The ids of rows that left the window, or that the token may no longer see. */
  readonly removed: ReadonlyArray<string>
  /** The position after this change; null until the first answer is complete. */
  readonly position: FollowedPosition | null
}

interface FollowOptions {
  /** @default null: begins with all rows of the window */
  readonly since?: FollowedPosition | null
  readonly signal?: AbortSignal
}

/** The parts of the server's frames that are read here. */
interface ReadFrame {
  readonly is: string
  readonly rows?: ReadonlyArray<FollowedRow>
  readonly removed?: ReadonlyArray<{ readonly id: string }>
  readonly cursor?: FollowedPosition
  readonly lane?: string | null
  readonly from?: number
  readonly to?: number
  readonly at?: number
  readonly more?: boolean
  readonly reason?: string
  readonly again?: boolean
}

/** The pause before the next connection. Milliseconds. */
const pauseMillis = 1000

/**
 * Changes of a window, such as `tasks:active`, until the signal aborts. A lost connection is opened again, and continues at
 * the last position, so each change comes at least once. Throws when the window is refused.
 */
export async function* followWindow(
  { origin, token }: Pick<ClientOptions, "origin" | "token">,
  window: string,
  { since = null, signal }: FollowOptions = {}
): AsyncGenerator<FollowedChange> {
  let position = since
  const isOver = () => signal?.aborted === true
  while (!isOver()) {
    const lanes = new Map<string, number>()
    for await (const frame of framesOf(origin, token, window, position, signal)) {
      const change = changeIn(frame, position, lanes)
      if (change === "missed") break
      if (change === null) continue
      ;({ position } = change)
      yield change
    }
    if (!isOver()) await new Promise((resolve) => setTimeout(resolve, pauseMillis))
  }
}

/**
 * The change of a frame; null when it changes nothing. `missed`: a frame was lost, so the window must be asked again. A frame
 * of one lane does not move the position, because another lane may be behind: frames `position` do.
 */
const changeIn = (
  frame: ReadFrame,
  position: FollowedPosition | null,
  lanes: Map<string, number>
): FollowedChange | "missed" | null => {
  const { is, rows = [], removed = [], cursor = null, lane = null, from = 0, to = 0, at = 0, more = false } = frame
  const change = { snapshot: is === "snapshot", rows, removed: removed.map(({ id }) => id), position }
  switch (is) {
    case "snapshot":
      return { ...change, position: more ? position : cursor }
    case "changes": {
      if (lane === null) return { ...change, position: more ? position : movedTo(position, to) }
      const reached = Math.max(lanes.get(lane) ?? 0, position?.seq ?? 0)
      if (from > reached) return "missed"
      lanes.set(lane, Math.max(reached, to))
      return to <= reached ? null : change
    }
    case "position":
      return { ...change, position: movedTo(position, at) }
    case "refused":
      if (frame.again === true) return "missed"
      throw new Error(`the window was refused: ${frame.reason ?? "no reason"}`)
  }
  return null
}

const movedTo = (position: FollowedPosition | null, seq: number) =>
  position === null ? null : { ...position, seq: Math.max(position.seq, seq) }

/** Node's WebSocket accepts headers. The types of the DOM do not have this option. */
type HeaderSocket = new (url: string, options: { readonly headers: Readonly<Record<string, string>> }) => WebSocket

/** The frame in a message; null for a message that is none, such as the text of a proxy. */
const frameIn = (data: unknown): ReadFrame | null => {
  try {
    const frame: unknown = JSON.parse(String(data))
    return typeof frame === "object" && frame !== null && "is" in frame ? (frame as ReadFrame) : null
  } catch {
    return null
  }
}

/**
 * Frames that wait for their reader. Above it the connection is closed, and the reader asks again for what follows, so that a slow
 * reader does not fill the memory.
 */
const mostWaiting = 1000

/** The frames of one connection, in order, until it closes or its reader is too far behind. */
async function* framesOf(
  origin: string,
  token: string,
  window: string,
  cursor: FollowedPosition | null,
  signal: AbortSignal | undefined
): AsyncGenerator<ReadFrame> {
  const frames: Array<ReadFrame | null> = []
  let wake = () => {}
  let isEnded = false
  /** `null`: the connection ends after the frames that wait. */
  const add = (frame: ReadFrame | null) => {
    if (isEnded) return
    isEnded = frame === null || frames.length >= mostWaiting
    frames.push(isEnded ? null : frame)
    wake()
  }
  const socket = new (globalThis.WebSocket as unknown as HeaderSocket)(
    `${origin.replace(/^http/, "ws").replace(/\/+$/, "")}/ws`,
    {
      headers: { authorization: `Bearer ${token}` }
    }
  )
  socket.onopen = () => socket.send(JSON.stringify({ is: "subscribe", window, cursor }))
  socket.onmessage = ({ data }) => {
    add(frameIn(data))
    if (isEnded) socket.close()
  }
  socket.onclose = () => add(null)
  const stop = () => add(null)
  signal?.addEventListener("abort", stop)
  try {
    while (true) {
      const frame = frames.shift()
      if (frame === null) return
      if (frame !== undefined) yield frame
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal?.removeEventListener("abort", stop)
    socket.close()
  }
}
