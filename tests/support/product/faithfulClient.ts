/** A WebSocket client that follows the tasks through cuts and restarts, and checks that nothing comes twice or goes back. */
import type { ServerFrame } from "../../../gateways/contract.ts"
import { followView, type SocketClient } from "./socketClient.ts"

type Row = Readonly<Record<string, unknown>>
type Changes = Extract<ServerFrame, { readonly is: "changes" }>

export interface FaithfulClient {
  /** Violations of the order, as sentences. */
  readonly wrong: Array<string>
  /** How many times the socket was opened again. */
  readonly resumed: () => number
  /** The present rows, in the order of their ids. */
  readonly rows: () => ReadonlyArray<Row>
  /** Checks nothing until `restart`: the log is rewound on purpose. */
  readonly suspend: () => void
  /** Forgets rows and positions, and opens another socket. */
  readonly restart: () => void
  readonly end: () => void
}

export const byId = (a: Row, b: Row) => (String(a["id"]) < String(b["id"]) ? -1 : 1)

/** The wait before a closed socket is opened again. Milliseconds. */
const reopenMillis = 50

interface FaithfulOptions {
  /** Gets every frame with new rows. */
  readonly onChanges?: (frame: Changes) => void
  /** A gateway that missed an announcement reads the tables, and may send a row again. The default is false. */
  readonly mayRepeat?: boolean
}

export const faithfulClient = (
  origin: string,
  token: string,
  { onChanges = () => {}, mayRepeat = false }: FaithfulOptions = {}
): FaithfulClient => {
  const wrong: Array<string> = []
  const newest = new Map<string, number>()
  let over = false
  let resumed = 0
  let fresh = false
  let suspended = false
  let client: SocketClient

  const checkFrame = (text: string, at: number) => {
    const frame: ServerFrame = JSON.parse(text)
    if (frame.is !== "changes" || frame.to <= at) return
    onChanges(frame)
    if (mayRepeat) return
    for (const { id, seq } of frame.rows)
      if (seq <= at) wrong.push(`${id}@${seq} came again in ${frame.from}-${frame.to}, after ${at}`)
  }
  const watch = (now: SocketClient) => {
    let at = now.cursor()?.seq ?? 0
    let looked = 0
    const look = () => {
      if (now !== client || fresh || suspended) return false
      for (const text of now.frames.slice(looked)) checkFrame(text, at)
      looked = now.frames.length
      const reached = now.cursor()?.seq ?? 0
      if (reached < at) wrong.push(`the cursor fell from ${at} to ${reached}`)
      at = reached
      for (const { id, seq } of now.rows.values()) {
        if (seq < (newest.get(id) ?? 0)) wrong.push(`${id} fell from ${newest.get(id)} to ${seq}`)
        newest.set(id, seq)
      }
      return false
    }
    // The condition is never met. The promise ends with the socket.
    now.when(look).catch(() => undefined)
  }
  const begin = (had?: SocketClient) => {
    client = followView(origin, token, "tasks", had)
    watch(client)
    const mine = client
    void mine.closed.then(() => {
      if (over) return
      setTimeout(() => {
        if (over) return
        resumed++
        const from = fresh ? undefined : mine
        fresh = false
        begin(from)
      }, reopenMillis)
    })
  }
  begin()
  return {
    wrong,
    resumed: () => resumed,
    rows: () => [...client.rows.values()].toSorted(byId),
    suspend: () => {
      suspended = true
    },
    restart: () => {
      suspended = false
      newest.clear()
      fresh = true
      client.close()
    },
    end: () => {
      over = true
      client.close()
    }
  }
}
