/** The rows of one view, as a page uses them, and the frames that change them. */
import { batch, createSignal } from "solid-js"
import type { ServerFrame, View, Views } from "../../../gateways/contract.ts"
import { byIdOf } from "../table/byId.ts"
import { type CommandFate, createShownRows } from "./shownRows.ts"
import {
  emptyView,
  type FrameOutcome,
  takeChanges,
  takePosition,
  takeSnapshot,
  type ViewRow,
  type ViewState
} from "./view.ts"

type ViewFrame = Exclude<ServerFrame, { readonly is: "refused" | "progress" | "stale" }>

export const createRows = <V extends View>(view: V, fate: CommandFate) => {
  type Row = Views[V]
  const { table, stored, storedIds, store, act } = createShownRows<Row>(fate)
  const [ready, setReady] = createSignal(false)
  const [position, setPosition] = createSignal(0)
  let state = emptyView<Row>()

  const apply = (outcome: FrameOutcome<Row>) => {
    const at = state.cursor?.seq ?? 0
    if (outcome.is === "replaced") {
      const left = new Set(storedIds())
      for (const { id } of outcome.rows) left.delete(id)
      return store(outcome.rows, left, at)
    }
    return outcome.is === "changed" ? store(outcome.put, outcome.gone, at) : store([], [], at)
  }
  return {
    view,
    /** The rows as they are shown, for lists and indexes. */
    table,
    rows: byIdOf(table),
    ready,
    position,
    /** A row with the person's own changes. */
    shown: table.get,
    /** All rows with the person's own changes, in no order. For small views: it is read again after each change. */
    all: table.all,
    cursor: () => state.cursor,
    /** Returns false when a frame was missed. */
    take: (frame: ViewFrame) => {
      const outcome = takeFrame(state, frame, stored)
      state = outcome.state
      if (outcome.is === "gap") return false
      batch(() => {
        apply(outcome)
        if (outcome.is !== "ignored") setReady(true)
        setPosition(state.cursor?.seq ?? 0)
      })
      return true
    },
    /** Shows a change immediately and sends the request. A refused change is reverted, and the result is null. */
    act
  }
}
export type Rows<V extends View> = ReturnType<typeof createRows<V>>

const takeFrame = <Row extends ViewRow>(
  state: ViewState<Row>,
  frame: ViewFrame,
  held: (id: string) => Row | undefined
): FrameOutcome<Row> => {
  // The one cast: a frame of a view carries the rows of that view.
  const mine = frame as never
  if (frame.is === "snapshot") return takeSnapshot(state, mine)
  if (frame.is === "changes") return takeChanges(state, mine, held)
  return { is: "ignored", state: takePosition(state, frame.at) }
}
