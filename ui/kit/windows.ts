/** Frames of windows as the server sends them, for tests. */
import { team } from "../../domain/values.ts"
import type { LeftRow } from "../../gateways/contract/frames.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { parseWindow } from "../../gateways/contract/windows.ts"
import type { CommandFate } from "../sync/rows/shownRows.ts"
import type { ViewFrame } from "../sync/windows/frames.ts"
import { createViewRows } from "../sync/windows/viewRows.ts"
import { shownTask } from "./rows.ts"

export const me = "person:ann00000"
type Frame = ViewFrame<TaskLine>

/** A task of the same number, so that its id has the length that the wire asks for. */
export const taskNumbered = (n: number, more: Partial<TaskLine> = {}): TaskLine =>
  shownTask(taskId(n), { number: n, seq: n, ...more })
export const taskId = (n: number) => `task${String(n).padStart(6, "0")}`

export const snapshotOf = (window: string, seq: number, rows: ReadonlyArray<TaskLine>, more: Partial<Frame> = {}) =>
  ({
    is: "snapshot",
    window,
    cursor: { generation: 1, epoch: 1, seq },
    rows,
    more: false,
    next: null,
    ...more
  }) as Frame
type Change = Partial<Extract<Frame, { readonly is: "changes" }>>
export const windowAnswer = (window: string, from: number, to: number, more: Change = {}): Frame => ({
  is: "changes",
  window,
  lane: null,
  from,
  to,
  rows: [],
  removed: [],
  more: false,
  ...more
})
export const laneOf = (from: number, to: number, rows: ReadonlyArray<TaskLine>, more: Change = {}): Frame => ({
  is: "changes",
  window: null,
  lane: team,
  from,
  to,
  rows,
  removed: [],
  more: false,
  ...more
})
export const rowLeft = (n: number, seq: number, audience = "team"): LeftRow => ({
  id: taskId(n),
  // The cast: an audience is plain text on the wire.
  audience: audience as LeftRow["audience"],
  seq
})

/** The tasks of a page that follows some windows. Each window is answered at its position, with its rows. */
export const followedTasks = (
  windows: Readonly<Record<string, { readonly at: number; readonly rows: ReadonlyArray<TaskLine> }>>,
  fate: Partial<CommandFate> = {}
) => {
  const rows = createViewRows("tasks", [me], { refused: () => undefined, unanswered: () => undefined, ...fate })
  const follow = (text: string) => {
    const window = parseWindow(text)
    if ("refused" in window) throw new Error(window.refused)
    return rows.follow(window)
  }
  for (const [name, answer] of Object.entries(windows)) {
    const { text } = follow(name).followed.window
    rows.take(snapshotOf(text, answer.at, answer.rows))
    rows.take(windowAnswer(text, answer.at, answer.at))
  }
  return { rows, follow }
}
export const numbersOf = ({ rows }: ReturnType<typeof followedTasks>) =>
  rows
    .all()
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
