/** The rows of windows as a client keeps them, by the rules of the contract. */
import type { WindowCursor, WindowFrame } from "../../../gateways/contract/frames.ts"
import { type Lines, type LineView, taskLineOf } from "../../../gateways/contract/lines.ts"
import { parseWindow, type ViewWindow, windowHolds } from "../../../gateways/contract/windows.ts"

export type Line = Lines[LineView]
type Snapshot = Extract<WindowFrame, { readonly is: "snapshot" }>
type Changes = Extract<WindowFrame, { readonly is: "changes" }>

interface Followed {
  readonly window: ViewWindow
  cursor: WindowCursor | null
  isLive: boolean
  /** The `next` of the snapshot. */
  end: string | null
  /** The rows that the window holds. */
  ids: Set<string>
  aside: Array<Line>
}

export class WindowRows {
  readonly followed = new Map<string, Followed>()
  private readonly names: ReadonlyArray<string>
  private readonly rows = new Map<LineView, Map<string, Line>>()
  private readonly lanes = new Map<string, number>()

  /** `names`: the ids of the reader. */
  constructor(texts: ReadonlyArray<string>, names: ReadonlyArray<string>) {
    this.names = names
    for (const text of texts) {
      const window = parseWindow(text)
      if ("refused" in window) throw new Error(window.refused)
      this.followed.set(text, { window, cursor: null, isLive: false, end: null, ids: new Set(), aside: [] })
    }
  }

  readonly rowsIn = (text: string): ReadonlyArray<Line> => {
    const each = this.followed.get(text)
    if (each === undefined) return []
    return [...each.ids].flatMap((id) => this.of(each.window.view).get(id) ?? [])
  }
  /** A copy for another client. `cursorOf` may change the cursors. */
  readonly copy = (cursorOf: (cursor: WindowCursor) => WindowCursor = (cursor) => cursor): WindowRows => {
    const copied = new WindowRows([...this.followed.keys()], this.names)
    for (const [text, { cursor, end, ids }] of this.followed)
      Object.assign(copied.followed.get(text) ?? {}, {
        cursor: cursor === null ? null : cursorOf(cursor),
        end,
        ids: new Set(ids)
      })
    for (const [view, rows] of this.rows) copied.rows.set(view, new Map(rows))
    return copied
  }
  /** True when a window holds this row of its view. */
  readonly holds = (row: Line): boolean =>
    [...this.followed.values()].some(({ window, end }) => windowHolds(window, row, this.names, end))
  /** The connection was cut. */
  readonly lost = (): void => {
    this.lanes.clear()
    for (const each of this.followed.values()) each.isLive = false
  }
  /** The frame that follows a window from its cursor. */
  readonly subscription = (text: string): string => {
    const each = this.followed.get(text)
    if (each !== undefined) Object.assign(each, { isLive: false, aside: [] })
    return JSON.stringify({ is: "subscribe", window: text, cursor: each?.cursor ?? null })
  }
  /** Returns the windows that have missed a frame. */
  readonly take = (frame: WindowFrame): ReadonlyArray<string> => {
    if (frame.is === "snapshot") this.takeSnapshot(frame)
    if (frame.is === "position") for (const each of this.liveOf(frame.view)) move(each, frame.at)
    if (frame.is !== "changes") return []
    if (frame.window === null) return this.takeLane(frame)
    const each = this.followed.get(frame.window)
    if (each !== undefined) this.takeAnswer(each, frame)
    return []
  }

  private readonly of = (view: LineView) => {
    const known = this.rows.get(view) ?? new Map<string, Line>()
    this.rows.set(view, known)
    return known
  }
  private readonly inView = (view: LineView) => [...this.followed.values()].filter(({ window }) => window.view === view)
  private readonly liveOf = (view: LineView) => this.inView(view).filter(({ isLive }) => isLive)

  /** Keeps the newest copy of a row. */
  private readonly put = (view: LineView, row: Line) => {
    const held = this.of(view).get(row.id)
    if (held === undefined || held.seq <= row.seq) this.of(view).set(row.id, row)
  }
  private readonly place = (each: Followed, id: string) => {
    const held = this.of(each.window.view).get(id)
    if (held !== undefined && windowHolds(each.window, held, this.names, each.end)) each.ids.add(id)
    else each.ids.delete(id)
  }
  private readonly dropUnheld = (view: LineView) => {
    for (const id of this.of(view).keys())
      if (!this.inView(view).some(({ ids }) => ids.has(id))) this.of(view).delete(id)
  }

  private readonly takeSnapshot = (frame: Snapshot) => {
    const each = this.followed.get(frame.window)
    if (each === undefined) return
    each.aside.push(...linesOf(frame))
    if (frame.more) return
    const rows = each.aside
    Object.assign(each, { end: frame.next, cursor: frame.cursor, ids: new Set(), aside: [] })
    for (const row of rows) this.put(frame.view, row)
    for (const { id } of rows) this.place(each, id)
    this.dropUnheld(frame.view)
  }
  private readonly takeAnswer = (each: Followed, frame: Changes) => {
    for (const row of linesOf(frame)) {
      this.put(frame.view, row)
      this.place(each, row.id)
    }
    for (const gone of frame.removed) if (leaves(this.of(frame.view).get(gone.id), gone)) each.ids.delete(gone.id)
    this.dropUnheld(frame.view)
    if (frame.more) return
    move(each, frame.to)
    each.isLive = true
  }
  private readonly takeLane = (frame: Changes) => {
    const lane = `${frame.view} ${frame.lane}`
    const end = this.lanes.get(lane) ?? 0
    const missed = this.liveOf(frame.view).filter(({ cursor }) => frame.from > Math.max(cursor?.seq ?? 0, end))
    this.lanes.set(lane, Math.max(end, frame.to))
    const rows = this.of(frame.view)
    for (const row of linesOf(frame)) this.put(frame.view, row)
    for (const gone of frame.removed) if (leaves(rows.get(gone.id), gone)) rows.delete(gone.id)
    for (const { id } of [...frame.rows, ...frame.removed])
      for (const each of this.inView(frame.view)) this.place(each, id)
    this.dropUnheld(frame.view)
    return missed.map(({ window }) => window.text)
  }
}

const move = (each: Followed, seq: number) => {
  if (each.cursor !== null) each.cursor = { ...each.cursor, seq: Math.max(each.cursor.seq, seq) }
}
const leaves = (held: Line | undefined, { audience, seq }: Changes["removed"][number]) =>
  held !== undefined && held.seq <= seq && ("audience" in held ? held.audience : "team") === audience

const linesOf = (frame: Snapshot | Changes): ReadonlyArray<Line> =>
  frame.view === "tasks" ? frame.rows.map(taskLineOf) : frame.rows
