/** The rows of a window as one reader sees them: a snapshot, and what changed after a position. */
import { Effect } from "effect"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { encodeCursor } from "../../../../projections/reads/cursor.ts"
import type { OwnKind, Reader } from "../../../../projections/reads/views/windowSql.ts"
import type { LeftRow } from "../../../contract/frames.ts"
import type { Lines, LineView } from "../../../contract/lines.ts"
import { neverLeaves, pageKeyOf, type ViewWindow, windowHolds } from "../../../contract/windows.ts"
import { heldRowOf, type PlacedChange, type PlacedRow, placeRows, type Rights } from "../lanes/placed.ts"
import { jsonOf, rowParts } from "../lanes/parts.ts"
import { isShared, lanesOfReader, type SharedWindows } from "./shared/sharedWindows.ts"

export interface WindowSnapshot {
  /** The rows are at least as new as this position. */
  readonly at: number
  readonly parts: ReadonlyArray<string>
  readonly next: string | null
}

export const makeWindowSnapshots = (views: Views["Service"], rights: Rights, shared: SharedWindows) =>
  Effect.fnUntraced(function* (window: ViewWindow, reader: Reader) {
    const { kind } = window
    if (!isShared(kind)) return yield* ownSnapshot(views, rights, { ...window, kind }, reader)
    const entries = new Map<string, Effect.Success<ReturnType<SharedWindows>>>()
    for (const audience of reader.audiences) entries.set(audience, yield* shared({ ...window, kind }, audience))
    const parts = lanesOfReader(reader.audiences).flatMap(({ of, lane }) => entries.get(of)?.partsIn(lane) ?? [])
    return {
      at: Math.min(...[...entries.values()].map(({ at }) => at), yield* views.at),
      parts: joined(parts),
      next: null
    } satisfies WindowSnapshot
  })

/** Joins small parts, so that they share a frame. */
const joined = (parts: ReadonlyArray<string>) => rowParts(parts.filter((part) => part !== ""))

const ownSnapshot = Effect.fnUntraced(function* (
  views: Views["Service"],
  rights: Rights,
  window: ViewWindow & { readonly kind: OwnKind },
  reader: Reader
) {
  const at = yield* views.at
  const found = yield* views.ownRows(window, reader)
  const rows = window.page === null ? found : found.slice(0, window.page.limit)
  const last = rows.length < found.length ? rows.at(-1) : undefined
  // The cast: the rows have the columns of the window's view.
  const key = last === undefined ? null : pageKeyOf(window.kind, last as unknown as Lines[LineView])
  const placed = yield* placeRows(views, rights, { view: window.view, to: at, rows, removed: [] })
  const seen = [...seenBy(placed.rows, reader.audiences).values()]
  const held = seen.filter((row) => windowHolds(window, heldRowOf(window.view, row), reader.names))
  return {
    at,
    parts: rowParts(held.map(jsonOf)),
    next: key === null ? null : encodeCursor(key)
  } satisfies WindowSnapshot
})

/** The rows of a reader, by id. Of several copies, the one with the most visible references. */
const seenBy = (rows: ReadonlyArray<PlacedRow>, audiences: ReadonlyArray<string>) => {
  const places = lanesOfReader(audiences).map(({ of, lane }) => `${of} ${lane}`)
  const seen = new Map<string, { readonly place: number; readonly row: PlacedRow["row"] }>()
  for (const { of, lane, row } of rows) {
    const place = places.indexOf(`${of} ${lane}`)
    const id = String(row["id"])
    if (place >= 0 && place >= (seen.get(id)?.place ?? 0)) seen.set(id, { place, row })
  }
  return new Map([...seen].map(([id, { row }]) => [id, row]))
}

/** The changed rows that the window holds, and the ids that may have left it. */
export const changesIn = (window: ViewWindow, change: PlacedChange, { audiences, names }: Reader) => {
  const rows: Array<string> = []
  const removed: Array<LeftRow> = change.removed.filter(
    ({ id, audience }) =>
      audiences.includes(audience) && (window.id === null || window.page !== null || isAbout(window, id))
  )
  for (const row of seenBy(change.rows, audiences).values()) {
    const line = heldRowOf(window.view, row)
    if (windowHolds(window, line, names)) rows.push(jsonOf(row))
    else if (!neverLeaves(window.kind)) removed.push({ id: line.id, audience: audienceOfLine(line), seq: line.seq })
  }
  return { rows, removed }
}
const isAbout = ({ id, kind }: ViewWindow, row: string) => kind === "atoms:topic" || id === row
const audienceOfLine = (line: Lines[LineView]) => ("audience" in line ? line.audience : "team")
