/** Puts changed rows into lanes. A row refers only to items that every reader of its lane may see. */
import { Effect } from "effect"
import type { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { team } from "../../../../domain/values.ts"
import type { Closed } from "../../../../projections/reads/views/closed.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { lanesOf, wireRowOf } from "../../../../projections/reads/views/wire.ts"
import type { Change } from "../../../../projections/runner/batch/announcement.ts"
import {
  type Lines,
  type LineView,
  type TaskLine,
  taskLineOf,
  taskLineSent,
  type TaskLineSent
} from "../../../contract/lines.ts"
import { referencesOf } from "../../references/references.ts"
import { boundedBy } from "../../references/visibleTo.ts"
import { withSurvivors } from "../../survivors/survivors.ts"

/** The row on the wire, as the readers of a lane see it. */
export interface PlacedRow {
  readonly lane: string
  /** The audience of the row. It differs from the lane for a copy of a row of the team. */
  readonly of: string
  readonly row: ReturnType<typeof wireRowOf>
}
export type PlacedChange = Pick<Change, "view" | "to" | "removed"> & {
  readonly rows: ReadonlyArray<PlacedRow>
  /** The closed items that the rows refer to: a change of rights can place these rows otherwise. */
  readonly closed: ReadonlySet<string>
  /** The people that the rows refer to. One of them may become closed when the tables get this person. */
  readonly people: ReadonlySet<string>
}
export type Rights = Pick<Principals["Service"], "merges" | "survivorOf" | "audiencesOf" | "rightsVersion">

/** The row that is sent for a row of the API: the line of a task, and every other row whole. */
const sentRowOf = (view: string, row: PlacedRow["row"]): PlacedRow["row"] =>
  // The casts: a row of the view of tasks is a task.
  view === "tasks" ? (taskLineSent(row as unknown as TaskLine) as unknown as PlacedRow["row"]) : row

/** The row that a client keeps of a row that was sent. */
export const heldRowOf = (view: string, row: PlacedRow["row"]): Lines[LineView] =>
  // The casts: `sentRowOf` made the row.
  view === "tasks" ? taskLineOf(row as unknown as TaskLineSent) : (row as unknown as Lines[LineView])

/**
 * Fails while the tables cannot be read.
 *
 * @param audience places the rows only in the lanes of this audience, and keeps their references to each other; null: each row
 * goes to the lanes of all its audiences
 */
export const placeRows = Effect.fnUntraced(function* (
  views: Pick<Views["Service"], "closed">,
  rights: Rights,
  { view, to, rows, removed }: Pick<Change, "view" | "to" | "rows" | "removed">,
  audience: string | null = null
) {
  const shown = rows.map((row) => ({
    lanes: audience === null ? lanesOf(view, row) : [audience],
    row: sentRowOf(view, withSurvivors(rights, wireRowOf(view, row)))
  }))
  const references = referencesOf(shown.map(({ row }) => row))
  const own = new Set(audience === null ? [] : rows.map(({ id }) => id))
  const closed = yield* views.closed([...references].filter((id) => !own.has(id)))
  const placed = shown.flatMap(({ lanes, row }) => lanes.flatMap((lane) => inLanes(lane, row, closed, rights)))
  const isShown = view === "notices" ? noticeFilter(rows, rights) : () => true
  return {
    view,
    to,
    removed,
    rows: placed.filter(isShown),
    closed: new Set(closed.keys()),
    people: new Set([...references].filter((id) => id.startsWith("person:")))
  } satisfies PlacedChange
})

/**
 * A notice about a thing that its person may not see any more tells nothing, not even that there is one. The audience of the
 * thing decides also when the tables do not have the thing.
 */
const noticeFilter = (rows: Change["rows"], rights: Rights) => {
  const audienceOfThing = new Map(rows.map((row) => [row.id, row["of"]]))
  return ({ lane, row }: PlacedRow) =>
    row["about"] !== null && audiencesIn(lane, rights).some((each) => each === audienceOfThing.get(String(row["id"])))
}

/** The audiences that every reader of a lane has. */
const audiencesIn = (lane: string, { audiencesOf }: Rights): ReadonlyArray<string> => {
  // The lane of a person has this person's sockets only.
  const own = lane.startsWith("person:") ? audiencesOf(lane as ActorId) : []
  return [...new Set([team, lane, ...own])]
}

/**
 * The row in its lane. A row of the team that refers to closed items follows in the lanes of those items too, where it refers
 * to them: their readers have both lanes, and a later frame of the same position replaces the row.
 */
const inLanes = (lane: string, row: PlacedRow["row"], closed: Closed, rights: Rights): ReadonlyArray<PlacedRow> => {
  const mine = referencesOf(row)
  const own = { lane, of: lane, row: boundedBy(row, closed, audiencesIn(lane, rights)) }
  if (lane !== team || closed.size === 0) return [own]
  const others = new Set([...closed].flatMap(([id, audiences]) => (mine.has(id) ? audiences : [])))
  return [
    own,
    ...[...others].map((other) => ({ lane: other, of: lane, row: boundedBy(row, closed, audiencesIn(other, rights)) }))
  ]
}
