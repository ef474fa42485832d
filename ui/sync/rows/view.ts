/** The client's copy of a view, and how each frame of the server changes it, by the rules of the contract. Pure. */
import type { Cursor, Removed, ServerFrame } from "../../../gateways/contract.ts"

export interface ViewRow {
  readonly id: string
  readonly seq: number
  /** A row without an audience is for the team. */
  readonly audience?: string
}

export interface ViewState<Row extends ViewRow> {
  readonly rows: ReadonlyMap<string, Row>
  /** Complete up to here in every lane; null before the first snapshot. */
  readonly cursor: Cursor | null
  /** The position of each lane that is further than the cursor. */
  readonly lanes: ReadonlyMap<string, number>
  /** A frame was missed, and the answer to the new subscription has not arrived. */
  readonly gap: boolean
  /** The parts of an incomplete snapshot. */
  readonly aside: ReadonlyArray<Row> | null
}

export type FrameOutcome<Row extends ViewRow> =
  | { readonly is: "applied" | "ignored"; readonly state: ViewState<Row> }
  /** A frame was missed: subscribe again with the cursor. */
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

/** Collects the parts of a snapshot, and applies them together after the last. */
export const takeSnapshot = <Row extends ViewRow>(state: ViewState<Row>, frame: Snapshot<Row>): FrameOutcome<Row> => {
  const aside = [...(state.aside ?? []), ...frame.rows]
  return frame.more
    ? { is: "ignored", state: { ...state, aside } }
    : {
        is: "applied",
        state: { ...emptyView(), rows: new Map(aside.map((row) => [row.id, row])), cursor: frame.cursor }
      }
}

/**
 * A frame is applied when it begins at its lane's position or before, ignored when it ends there, and a gap when it
 * begins later.
 */
export const takeChanges = <Row extends ViewRow>(state: ViewState<Row>, frame: Changes<Row>): FrameOutcome<Row> => {
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

/** Every lane is complete up to `at`. */
export const takePosition = <Row extends ViewRow>(state: ViewState<Row>, at: number): ViewState<Row> =>
  state.cursor === null || state.gap || at <= state.cursor.seq
    ? state
    : { ...state, cursor: { ...state.cursor, seq: at }, lanes: new Map([...state.lanes].filter(([, to]) => to > at)) }

// A row that moved to another audience of this person stays.
const leaves = (held: ViewRow | undefined, { audience, seq }: Removed) =>
  held !== undefined && held.seq <= seq && (held.audience ?? "team") === audience
