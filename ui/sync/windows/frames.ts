/** How the frames of a view change its windows, and the rows that the windows hold. */
import { createSignal } from "solid-js"
import type { LeftRow, WindowCursor } from "../../../gateways/contract/frames.ts"
import type { Lines, LineView } from "../../../gateways/contract/lines.ts"
import type { ViewWindow } from "../../../gateways/contract/windows.ts"
import { type FollowedWindow, followedOf, place, takeAnswer, takeLane, takePosition } from "./followed.ts"

/** The frames of a view, with their rows as the page keeps them. */
export type ViewFrame<Row> =
  | {
      readonly is: "snapshot"
      readonly window: string
      readonly cursor: WindowCursor
      readonly rows: ReadonlyArray<Row>
      readonly more: boolean
      readonly next: string | null
    }
  | {
      readonly is: "changes"
      readonly window: string | null
      readonly lane: string | null
      readonly from: number
      readonly to: number
      readonly rows: ReadonlyArray<Row>
      readonly removed: ReadonlyArray<LeftRow>
      readonly more: boolean
    }
  | { readonly is: "position"; readonly at: number }

/** The position of a window, as it was kept. */
export interface KeptPosition {
  readonly text: string
  readonly cursor: WindowCursor
  readonly end: string | null
}

/** A window that the page holds, as a signal. */
export interface HeldWindow<Row> {
  readonly followed: FollowedWindow
  readonly ready: () => boolean
  readonly setReady: (ready: boolean) => void
  readonly answered: () => boolean
  readonly setAnswered: (answered: boolean) => void
  readonly next: () => string | null
  readonly setNext: (next: string | null) => void
  /** The parts of an incomplete snapshot. */
  aside: Array<Row>
}

export const heldOf = <Row>(window: ViewWindow): HeldWindow<Row> => {
  const [ready, setReady] = createSignal(false)
  const [answered, setAnswered] = createSignal(false)
  const [next, setNext] = createSignal<string | null>(null)
  return { followed: followedOf(window), ready, setReady, answered, setAnswered, next, setNext, aside: [] }
}

export type HeldRow = Lines[LineView]
export type HeldWindows<Row> = ReadonlyMap<string, HeldWindow<Row>>

/** Collects the rows that a frame puts into the windows, and the ids that no window holds any more. */
export const makeChanges = <Row extends HeldRow>({
  windows,
  names,
  stored
}: {
  readonly windows: HeldWindows<Row>
  readonly names: ReadonlyArray<string>
  readonly stored: (id: string) => Row | undefined
}) => {
  let put = new Map<string, Row>()
  let gone = new Set<string>()
  const latest = (id: string) => put.get(id) ?? stored(id)
  // Makes no copy of the windows, because a frame may have 100,000 rows and each one is checked.
  const isHeld = (id: string) => {
    for (const { followed } of windows.values()) if (followed.ids.has(id)) return true
    return false
  }
  const drop = (id: string) => {
    put.delete(id)
    gone.add(id)
  }
  const keepOrDrop = (row: Row) => {
    if (!isHeld(row.id)) return drop(row.id)
    gone.delete(row.id)
    put.set(row.id, row)
  }
  return {
    latest,
    /** A row is replaced only by one of a higher `seq`, but for a snapshot of other tables (`force`). */
    row: (row: Row, into: Iterable<FollowedWindow>, force = false) => {
      const before = latest(row.id)
      if (!force && before !== undefined && before.seq > row.seq) return
      for (const followed of into) place(followed, row, names)
      if (force || before === undefined || before.seq < row.seq || !isHeld(row.id)) keepOrDrop(row)
    },
    leave: (ids: Iterable<string>) => {
      for (const id of ids) if (!isHeld(id)) drop(id)
    },
    drain: () => {
      const drained = { put: [...put.values()], gone }
      put = new Map()
      gone = new Set()
      return drained
    }
  }
}
export type Changes<Row extends HeldRow> = ReturnType<typeof makeChanges<Row>>

export const takeFrame = <Row extends HeldRow>(
  windows: HeldWindows<Row>,
  changes: Changes<Row>,
  frame: ViewFrame<Row>
): ReadonlyArray<string> => {
  if (frame.is === "position") {
    for (const { followed } of windows.values()) takePosition(followed, frame.at)
    return []
  }
  if (frame.is === "changes" && frame.lane !== null)
    return takeLaneFrame(windows, changes, { ...frame, lane: frame.lane })
  const held = windows.get(frame.window ?? "")
  // A window that was released before its answer arrived.
  if (held === undefined) return []
  if (frame.is === "snapshot") takeSnapshot(windows, held, changes, frame)
  else takeWindowChanges(windows, held, changes, frame)
  return []
}

/** The parts of a snapshot are shown together, after the last. */
const takeSnapshot = <Row extends HeldRow>(
  windows: HeldWindows<Row>,
  held: HeldWindow<Row>,
  changes: Changes<Row>,
  frame: Extract<ViewFrame<Row>, { readonly is: "snapshot" }>
) => {
  held.aside.push(...frame.rows)
  if (frame.more) return
  const { followed, aside } = held
  // Positions of other tables do not compare with these: their rows are replaced for any `seq`.
  const others = [...windows.values()].some(
    (other) => other.followed.cursor !== null && other.followed.cursor.generation !== frame.cursor.generation
  )
  const before = new Set(followed.ids)
  followed.ids.clear()
  followed.cursor = frame.cursor
  followed.lanes = new Map()
  followed.end = frame.next
  const all = Array.from(windows.values(), (each) => each.followed)
  for (const row of aside) changes.row(row, all, others)
  changes.leave(before)
  held.aside = []
  held.setNext(frame.next)
  held.setReady(true)
}

const takeWindowChanges = <Row extends HeldRow>(
  windows: HeldWindows<Row>,
  { followed, setAnswered }: HeldWindow<Row>,
  changes: Changes<Row>,
  frame: Extract<ViewFrame<Row>, { readonly is: "changes" }>
) => {
  const all = Array.from(windows.values(), (each) => each.followed)
  for (const row of frame.rows) changes.row(row, all)
  for (const { id, seq } of frame.removed) {
    const row = changes.latest(id)
    if (row === undefined || row.seq > seq) continue
    followed.ids.delete(id)
    changes.leave([id])
  }
  if (frame.more) return
  takeAnswer(followed, frame.to)
  setAnswered(true)
}

const takeLaneFrame = <Row extends HeldRow>(
  windows: HeldWindows<Row>,
  changes: Changes<Row>,
  frame: Extract<ViewFrame<Row>, { readonly is: "changes" }> & { readonly lane: string }
): ReadonlyArray<string> => {
  const missed: Array<string> = []
  const into: Array<FollowedWindow> = []
  for (const { followed } of windows.values()) {
    const outcome = takeLane(followed, frame)
    if (outcome === "missed") missed.push(followed.window.text)
    if (outcome !== "ignored") into.push(followed)
  }
  if (into.length === 0) return missed
  for (const row of frame.rows) changes.row(row, into)
  for (const { id, seq } of frame.removed) {
    const row = changes.latest(id)
    // A row that moved to another audience of this person stays.
    if (row === undefined || row.seq > seq || audienceOf(row) !== frame.lane) continue
    for (const { followed } of windows.values()) followed.ids.delete(id)
    changes.leave([id])
  }
  return missed
}

/** A row without an audience is for the team. */
const audienceOf = (row: HeldRow) => ("audience" in row ? row.audience : "team")

/** Shows rows that this device kept, and sets the windows to the positions of these rows. */
export const restoreRows = <Row extends HeldRow>(
  windows: HeldWindows<Row>,
  changes: Changes<Row>,
  kept: ReadonlyArray<KeptPosition>,
  rows: Iterable<Row>
) => {
  for (const { text, cursor, end } of kept) {
    const held = windows.get(text)
    if (held === undefined || held.followed.cursor !== null) continue
    held.followed.cursor = cursor
    held.followed.end = end
    held.setNext(end)
    held.setReady(true)
  }
  const into = Array.from(windows.values(), ({ followed }) => followed)
  for (const row of rows) changes.row(row, into)
}

/** The subscriptions end with the socket: no window is live until it is answered again. */
export const suspend = (windows: HeldWindows<HeldRow>) => {
  for (const held of windows.values()) {
    held.followed.live = false
    held.aside = []
  }
}
