/** The client's position in a view, and the rows that each frame of the server changes, by the rules of the contract. Pure. */
import type { Cursor, Removed, ServerFrame } from "../../../gateways/contract.ts"

export interface ViewRow {
  readonly id: string
  readonly seq: number
  /** A row without an audience is for the team. */
  readonly audience?: string
}

export interface ViewState<Row extends ViewRow> {
  /** Complete up to here in every lane; null before the first snapshot. */
  readonly cursor: Cursor | null
  /** The position of each lane that is further than the cursor. */
  readonly lanes: ReadonlyMap<string, number>
  /** A frame was missed, and the answer to the new subscription has not arrived. */
  readonly gap: boolean
  /** The parts of an incomplete snapshot. */
  readonly aside: ReadonlyArray<Row> | null
}

/** The rows that a frame changes, without a copy of the others. */
export type FrameOutcome<Row extends ViewRow> =
  | { readonly is: "replaced"; readonly state: ViewState<Row>; readonly rows: ReadonlyArray<Row> }
  | {
      readonly is: "changed"
      readonly state: ViewState<Row>
      readonly put: ReadonlyArray<Row>
      readonly gone: ReadonlyArray<string>
    }
  | { readonly is: "ignored"; readonly state: ViewState<Row> }
  /** A frame was missed: subscribe again with the cursor. */
  | { readonly is: "gap"; readonly state: ViewState<Row> }

export const emptyView = <Row extends ViewRow>(): ViewState<Row> => ({
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

/** Collects the parts of a snapshot, which replaces all rows after the last part. */
export const takeSnapshot = <Row extends ViewRow>(state: ViewState<Row>, frame: Snapshot<Row>): FrameOutcome<Row> => {
  const aside = [...(state.aside ?? []), ...frame.rows]
  return frame.more
    ? { is: "ignored", state: { ...state, aside } }
    : { is: "replaced", state: { ...emptyView(), cursor: frame.cursor }, rows: aside }
}

/**
 * A frame is applied when it begins at its lane's position or before, ignored when it ends there, and a gap when it
 * begins later.
 *
 * @param held the client's row of an id
 */
export const takeChanges = <Row extends ViewRow>(
  state: ViewState<Row>,
  frame: Changes<Row>,
  held: (id: string) => Row | undefined
): FrameOutcome<Row> => {
  const { cursor, lanes } = state
  if (cursor === null) return { is: "ignored", state }
  const at = Math.max(cursor.seq, frame.lane === null ? 0 : (lanes.get(frame.lane) ?? 0))
  if (frame.from > at) return { is: "gap", state: { ...state, gap: true } }
  if (frame.lane !== null && frame.to <= at) return { is: "ignored", state }
  const put = new Map<string, Row>()
  const latest = (id: string) => put.get(id) ?? held(id)
  for (const row of frame.rows) if ((latest(row.id)?.seq ?? -1) < row.seq) put.set(row.id, row)
  const gone = frame.removed.filter((each) => leaves(latest(each.id), each)).map(({ id }) => id)
  for (const id of gone) put.delete(id)
  const next =
    frame.lane === null
      ? takePosition({ ...state, gap: false }, frame.to)
      : { ...state, lanes: new Map([...lanes, [frame.lane, frame.to]]) }
  return { is: "changed", state: next, put: [...put.values()], gone }
}

/** Every lane is complete up to `at`. */
export const takePosition = <Row extends ViewRow>(state: ViewState<Row>, at: number): ViewState<Row> =>
  state.cursor === null || state.gap || at <= state.cursor.seq
    ? state
    : { ...state, cursor: { ...state.cursor, seq: at }, lanes: new Map([...state.lanes].filter(([, to]) => to > at)) }

// A row that moved to another audience of this person stays.
const leaves = (held: ViewRow | undefined, { audience, seq }: Removed) =>
  held !== undefined && held.seq <= seq && (held.audience ?? "team") === audience
