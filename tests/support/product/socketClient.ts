/** A WebSocket client as the contract describes it: a snapshot, then changes, each with whole rows. */
import type { Removed, ServerFrame, View } from "../../../gateways/contract.ts"
import { clientSocket } from "./openSocket.ts"

type Row = { readonly id: string; readonly seq: number; readonly audience?: string } & Readonly<Record<string, unknown>>

export interface SocketClient {
  readonly rows: ReadonlyMap<string, Row>
  /** Every text frame that has arrived, unchanged. */
  readonly frames: ReadonlyArray<string>
  readonly cursor: () => { readonly generation: number; readonly epoch: number; readonly seq: number } | null
  /** Resolves when the rows pass; rejects when the socket closes first. */
  readonly when: (passes: (rows: ReadonlyMap<string, Row>) => boolean) => Promise<void>
  /** Resolves with the code that the server closed with. */
  readonly closed: Promise<number>
  readonly close: () => void
}

/** The wait before a refused subscription is repeated. Milliseconds. */
const againMillis = 200

/** Follows a view. `had` is an earlier client, whose rows and cursor this one continues from. */
export const followView = (origin: string, token: string, view: View, had?: SocketClient): SocketClient => {
  const rows = new Map<string, Row>(had?.rows ?? [])
  const frames: Array<string> = []
  let cursor = had?.cursor() ?? null
  let lanes = new Map<string, number>()
  let gap = false
  let aside: Array<Row> | null = null
  const waiting = new Set<() => void>()
  const socket = clientSocket(origin, { authorization: `Bearer ${token}` })
  socket.onopen = () => subscribe()
  socket.onmessage = ({ data }) => {
    frames.push(String(data))
    take(JSON.parse(String(data)))
    for (const look of waiting) look()
  }
  const put = (row: Row) => {
    const held = rows.get(row.id)
    if (held === undefined || held.seq <= row.seq) rows.set(row.id, row)
  }
  const drop = ({ id, audience, seq }: Removed) => {
    const held = rows.get(id)
    if (held !== undefined && held.seq <= seq && held.audience === audience) rows.delete(id)
  }
  const subscribe = () => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ is: "subscribe", view, cursor }))
  }
  const take = (frame: ServerFrame) => {
    // The tables are not complete yet: the server asks the client to subscribe again.
    if (frame.is === "refused" && frame.again === view) setTimeout(subscribe, againMillis)
    if (frame.is === "snapshot" && frame.view === view) {
      aside = [...(aside ?? []), ...(frame.rows as unknown as ReadonlyArray<Row>)]
      if (frame.more) return
      rows.clear()
      aside.forEach(put)
      aside = null
      cursor = frame.cursor
      lanes = new Map()
      gap = false
    }
    if (frame.is === "position" && frame.view === view && cursor !== null && !gap)
      cursor = { ...cursor, seq: Math.max(cursor.seq, frame.at) }
    if (frame.is === "changes" && frame.view === view && cursor !== null) {
      const at = Math.max(cursor.seq, lanes.get(frame.lane ?? "") ?? 0)
      if (frame.from > at) {
        gap = true
        return subscribe()
      }
      if (frame.lane !== null && frame.to <= at) return
      frame.rows.forEach((row) => put(row as unknown as Row))
      frame.removed.forEach(drop)
      if (frame.lane !== null) lanes.set(frame.lane, frame.to)
      else {
        gap = false
        cursor = { ...cursor, seq: Math.max(cursor.seq, frame.to) }
      }
    }
    return undefined
  }
  const closed = new Promise<number>((resolve) => {
    socket.onclose = ({ code }) => resolve(code)
  })
  return {
    rows,
    frames,
    cursor: () => cursor,
    closed,
    close: () => socket.close(),
    when: (passes) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!passes(rows)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        void closed.then((code) => reject(new Error(`the socket was closed with ${code}`)))
        look()
      })
  }
}
