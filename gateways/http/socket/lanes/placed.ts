/** Puts changed rows into lanes. A row refers only to items that every reader of its lane may see. */
import { Effect } from "effect"
import type { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { team } from "../../../../domain/values.ts"
import type { Closed } from "../../../../projections/reads/views/closed.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { lanesOf, wireRowOf } from "../../../../projections/reads/views/wire.ts"
import type { Change } from "../../../../projections/runner/batch/announcement.ts"
import { referencesOf } from "../../references/references.ts"
import { boundedBy } from "../../references/visibleTo.ts"
import { withSurvivors } from "../../survivors/survivors.ts"

/** The row of the API, as the readers of a lane see it. */
export interface PlacedRow {
  readonly lane: string
  readonly row: ReturnType<typeof wireRowOf>
}
export type PlacedChange = Pick<Change, "view" | "to" | "removed"> & { readonly rows: ReadonlyArray<PlacedRow> }
type Rights = Pick<Principals["Service"], "merges" | "survivorOf" | "audiencesOf">

/** Fails while the tables cannot be read. */
export const placeRows = Effect.fnUntraced(function* (
  views: Pick<Views["Service"], "closed">,
  rights: Rights,
  { view, to, rows, removed }: Pick<Change, "view" | "to" | "rows" | "removed">
) {
  const shown = rows.map((row) => ({ lanes: lanesOf(view, row), row: withSurvivors(rights, wireRowOf(view, row)) }))
  const closed = yield* views.closed([...referencesOf(shown.map(({ row }) => row))])
  const placed = shown.flatMap(({ lanes, row }) => lanes.flatMap((lane) => inLanes(lane, row, closed, rights)))
  return { view, to, removed, rows: placed } satisfies PlacedChange
})

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
  const own = { lane, row: boundedBy(row, closed, audiencesIn(lane, rights)) }
  if (lane !== team || closed.size === 0) return [own]
  const others = new Set([...closed].flatMap(([id, audiences]) => (mine.has(id) ? audiences : [])))
  return [
    own,
    ...[...others].map((other) => ({ lane: other, row: boundedBy(row, closed, audiencesIn(other, rights)) }))
  ]
}
