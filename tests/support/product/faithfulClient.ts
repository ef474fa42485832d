/** A WebSocket client that follows the tasks through cuts and restarts, and checks that nothing comes twice or goes back. */
import type { WindowFrame } from "../../../gateways/contract/frames.ts"
import { taskLineOf } from "../../../gateways/contract/lines.ts"
import { everyTask, followWindows, type WindowClient } from "./windowClient.ts"
import type { Line, WindowRows } from "./windowRows.ts"

type Row = Readonly<Record<string, unknown>>
type Changes = Extract<WindowFrame, { readonly is: "changes" }>

export interface FaithfulClient {
  /** Violations of the order, as sentences. */
  readonly wrong: Array<string>
  /** How many times the socket was opened again. */
  readonly resumed: () => number
  /** The present lines, in the order of their ids. */
  readonly rows: () => ReadonlyArray<Row>
  /** The lines that the client must show when the table has these rows. */
  readonly linesOf: (table: ReadonlyArray<Row>) => ReadonlyArray<Row>
  /** Checks nothing until `restart`: the log is rewound on purpose. */
  readonly suspend: () => void
  /** Forgets rows and positions, and opens another socket. */
  readonly restart: () => void
  readonly end: () => void
}

export const byId = (a: Row, b: Row) => (String(a["id"]) < String(b["id"]) ? -1 : 1)
// The cast: a line is a record with known fields.
const sorted = (lines: Iterable<Line>) => ([...lines] as ReadonlyArray<object> as ReadonlyArray<Row>).toSorted(byId)

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
  let client: WindowClient

  /** The positions of the windows that take a frame and have not reached its end. */
  const positionsBefore = (frame: Changes, positions: ReadonlyMap<string, number>) =>
    [...positions]
      .filter(([text, at]) => (frame.window === null || frame.window === text) && at < frame.to)
      .map(([, at]) => at)
  const checkFrame = (frame: WindowFrame, positions: ReadonlyMap<string, number>) => {
    if (frame.is !== "changes") return
    const before = positionsBefore(frame, positions)
    if (before.length === 0) return
    onChanges(frame)
    if (mayRepeat) return
    const at = Math.min(...before)
    for (const { id, seq } of frame.rows)
      if (seq <= at) wrong.push(`${id}@${seq} came again in ${frame.from}-${frame.to}, after ${at}`)
  }
  const watch = (now: WindowClient) => {
    const positionsOf = () =>
      new Map([...now.state.followed].map(([text, { cursor }]) => [text, cursor?.seq ?? 0] as const))
    let positions = positionsOf()
    let looked = 0
    const look = () => {
      if (now !== client || fresh || suspended) return false
      for (const frame of now.frames.slice(looked)) checkFrame(frame, positions)
      looked = now.frames.length
      const reached = positionsOf()
      for (const [text, at] of positions)
        if ((reached.get(text) ?? 0) < at)
          wrong.push(`the cursor of ${text} fell from ${at} to ${String(reached.get(text))}`)
      positions = reached
      for (const { id, seq } of now.rows().values()) {
        if (seq < (newest.get(id) ?? 0)) wrong.push(`${id} fell from ${newest.get(id)} to ${seq}`)
        newest.set(id, seq)
      }
      return false
    }
    // The condition is never met. The promise ends with the socket.
    now.when(look).catch(() => undefined)
  }
  const begin = (had?: WindowRows) => {
    client = followWindows(origin, token, everyTask, had)
    watch(client)
    const mine = client
    void mine.closed.then(() => {
      if (over) return
      setTimeout(() => {
        if (over) return
        resumed++
        const from = fresh ? undefined : mine.state
        from?.lost()
        fresh = false
        begin(from)
      }, reopenMillis)
    })
  }
  begin()
  return {
    wrong,
    resumed: () => resumed,
    rows: () => sorted(client.rows().values()),
    // The casts: the rows of the table of tasks are tasks.
    linesOf: (table) => sorted(table.map((row) => taskLineOf(row as never)).filter(client.state.holds)),
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
