/** The rows of one view: what the server told, and what the person has just changed on top of it. */
import { batch, createSignal } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type { Receipt, ServerFrame, View, Views } from "../../gateways/contract.ts"
import { Refusal } from "./api.ts"
import { answered, overlaid, type Pending, stillPending, without } from "./overlay.ts"
import { emptyView, takeChanges, takePosition, takeSnapshot } from "./view.ts"

export type ById<Row> = { readonly [id: string]: Row | undefined }
type ViewFrame = Exclude<ServerFrame, { readonly is: "refused" | "progress" }>

/** `onRefused` hears what was asked for in vain, after it was taken back. */
export const createRows = <V extends View>(view: V, onRefused: (why: Refusal) => void) => {
  type Row = Views[V]
  const [rows, setRows] = createStore<{ [id: string]: Row }>({})
  const [ready, setReady] = createSignal(false)
  const [position, setPosition] = createSignal(0)
  const [pending, setPending] = createSignal<ReadonlyArray<Pending<Row>>>([])
  let state = emptyView<Row>()

  /** Whether the rows hold what was written at a position: the row itself says so, or all lanes are beyond it. */
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
    /** A row as the person left it. */
    shown,
    /** All of them, as the person left them. */
    all: (): ReadonlyArray<Row> => Object.keys(rows).flatMap((id) => shown(id) ?? []),
    cursor: () => state.cursor,
    /** Answers false when something was missed. */
    take: (frame: ViewFrame) => {
      // The one cast: a frame of this view carries this view's rows.
      const mine = frame as never
      const outcome =
        frame.is === "snapshot"
          ? takeSnapshot(state, mine)
          : frame.is === "changes"
            ? takeChanges(state, mine)
            : { is: "ignored" as const, state: takePosition(state, frame.at) }
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
    /** Shows a change at once, asks for it, and takes it back to the letter when it is refused: then answers null. */
    act: async (id: string, change: Partial<Row>, ask: () => Promise<Receipt>): Promise<Receipt | null> => {
      // A copy: the change is known by its identity.
      const mine: Partial<Row> = { ...change }
      setPending((list) => [...list, { id, change: mine, seq: null }])
      try {
        const receipt = await ask()
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
