/** What a client has of a view, and what each frame of the server makes of it. Pure: the rules of the contract, nothing else. */
import type { Cursor, Removed, ServerFrame } from "../../gateways/contract.ts"

export interface ViewRow {
  readonly id: string
  readonly seq: number
  /** Rows without one are for everybody. */
  readonly audience?: string
}

export interface ViewState<Row extends ViewRow> {
  readonly rows: ReadonlyMap<string, Row>
  /** Up to here nothing is missing in any lane; null before the first snapshot. */
  readonly cursor: Cursor | null
  /** How far each lane is, where that is further. */
  readonly lanes: ReadonlyMap<string, number>
  /** Something was missed, and the answer to a new subscription has not come. */
  readonly gap: boolean
  /** Parts of a snapshot that is not whole yet. */
  readonly aside: ReadonlyArray<Row> | null
}

export type Outcome<Row extends ViewRow> =
  | { readonly is: "applied" | "ignored"; readonly state: ViewState<Row> }
  /** Something was missed: subscribe again with the cursor. */
  | { readonly is: "gap"; readonly state: ViewState<Row> }

export const emptyView = <Row extends ViewRow>(): ViewState<Row> => ({
  rows: new Map(),
  cursor: null,
  lanes: new Map(),
  gap: false,
  aside: null
})

type Snapshot<Row> = Omit<Extract<ServerFrame, { readonly is: "snapshot" }>, "rows"> & {
  readonly rows: ReadonlyArray<Row>
}
type Changes<Row> = Omit<Extract<ServerFrame, { readonly is: "changes" }>, "rows"> & {
  readonly rows: ReadonlyArray<Row>
}

/** Keeps the parts of a snapshot aside, and shows them together after the last. */
export const takeSnapshot = <Row extends ViewRow>(state: ViewState<Row>, frame: Snapshot<Row>): Outcome<Row> => {
  const aside = [...(state.aside ?? []), ...frame.rows]
  return frame.more
    ? { is: "ignored", state: { ...state, aside } }
    : {
        is: "applied",
        state: { ...emptyView(), rows: new Map(aside.map((row) => [row.id, row])), cursor: frame.cursor }
      }
}

/** Applied when it begins where its lane is or before; old news when it ends there; a gap when it begins later. */
export const takeChanges = <Row extends ViewRow>(state: ViewState<Row>, frame: Changes<Row>): Outcome<Row> => {
  const { cursor, lanes } = state
  if (cursor === null) return { is: "ignored", state }
  const at = Math.max(cursor.seq, frame.lane === null ? 0 : (lanes.get(frame.lane) ?? 0))
  if (frame.from > at) return { is: "gap", state: { ...state, gap: true } }
  if (frame.lane !== null && frame.to <= at) return { is: "ignored", state }
  const rows = new Map(state.rows)
  for (const row of frame.rows) {
    const held = rows.get(row.id)
    if (held === undefined || held.seq < row.seq) rows.set(row.id, row)
  }
  for (const gone of frame.removed) if (leaves(rows.get(gone.id), gone)) rows.delete(gone.id)
  return frame.lane === null
    ? { is: "applied", state: takePosition({ ...state, rows, gap: false }, frame.to) }
    : { is: "applied", state: { ...state, rows, lanes: new Map([...lanes, [frame.lane, frame.to]]) } }
}

/** Every lane has been told up to `at`. */
export const takePosition = <Row extends ViewRow>(state: ViewState<Row>, at: number): ViewState<Row> =>
  state.cursor === null || state.gap || at <= state.cursor.seq
    ? state
    : { ...state, cursor: { ...state.cursor, seq: at }, lanes: new Map([...state.lanes].filter(([, to]) => to > at)) }

// A row that moved to another audience of ours is still ours.
const leaves = (held: ViewRow | undefined, { audience, seq }: Removed) =>
  held !== undefined && held.seq <= seq && (held.audience ?? "team") === audience
