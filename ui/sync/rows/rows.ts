/** The rows of one view: the server's, with the person's own changes on top. */
import { batch, createSignal } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { Receipt, ServerFrame, View, Views } from "../../../gateways/contract.ts"
import { Refusal } from "../rest/api.ts"
import { answered, overlaid, type PendingChange, stillPending, without } from "./overlay.ts"
import {
  emptyView,
  type FrameOutcome,
  takeChanges,
  takePosition,
  takeSnapshot,
  type ViewRow,
  type ViewState
} from "./view.ts"

export type ById<Row> = { readonly [id: string]: Row | undefined }
type ViewFrame = Exclude<ServerFrame, { readonly is: "refused" | "progress" | "stale" }>

/** @param onRefused called after a refused change was reverted */
export const createRows = <V extends View>(view: V, onRefused: (why: Refusal) => void) => {
  type Row = Views[V]
  const [rows, setRows] = createStore<{ [id: string]: Row }>({})
  const [ready, setReady] = createSignal(false)
  const [position, setPosition] = createSignal(0)
  const [pending, setPending] = createSignal<ReadonlyArray<PendingChange<Row>>>([])
  let state = emptyView<Row>()

  /** True when the rows include a write: the row has its position, or every lane is beyond it. */
  const holds = (id: string, seq: number) => (rows[id]?.seq ?? 0) >= seq || position() >= seq
  const shown = (id: string): Row | undefined => {
    const row = rows[id]
    return row === undefined ? undefined : overlaid(row, id, pending())
  }
  return {
    view,
    rows: rows as ById<Row>,
    ready,
    position,
    /** A row with the person's own changes. */
    shown,
    /** All rows with the person's own changes. */
    all: (): ReadonlyArray<Row> => Object.keys(rows).flatMap((id) => shown(id) ?? []),
    cursor: () => state.cursor,
    /** Returns false when a frame was missed. */
    take: (frame: ViewFrame) => {
      const outcome = takeFrame(state, frame)
      state = outcome.state
      if (outcome.is === "gap") return false
      batch(() => {
        if (outcome.is === "applied") {
          setRows(reconcile(Object.fromEntries(state.rows)))
          setReady(true)
        }
        setPosition(state.cursor?.seq ?? 0)
        if (pending().length > 0) setPending((list) => stillPending(list, holds))
      })
      return true
    },
    /** Shows a change immediately and sends the request. A refused change is reverted, and the result is null. */
    act: async (id: string, change: Partial<Row>, request: () => Promise<Receipt>): Promise<Receipt | null> => {
      // A copy, since a change is found again by its identity.
      const mine: Partial<Row> = { ...change }
      setPending((list) => [...list, { id, change: mine, seq: null }])
      try {
        const receipt = await request()
        setPending((list) => stillPending(answered(list, mine, receipt.seq), holds))
        return receipt
      } catch (error) {
        setPending((list) => without(list, mine))
        if (!(error instanceof Refusal)) throw error
        onRefused(error)
        return null
      }
    }
  }
}
export type Rows<V extends View> = ReturnType<typeof createRows<V>>

const takeFrame = <Row extends ViewRow>(state: ViewState<Row>, frame: ViewFrame): FrameOutcome<Row> => {
  // The one cast: a frame of a view carries the rows of that view.
  const mine = frame as never
  if (frame.is === "snapshot") return takeSnapshot(state, mine)
  if (frame.is === "changes") return takeChanges(state, mine)
  return { is: "ignored", state: takePosition(state, frame.at) }
}
