/** The changes of a view after a position, in their lanes. Clients that resume from one position share one read. */
import { Effect, Semaphore } from "effect"
import type { Views } from "../../../../../projections/reads/views/views.ts"
import type { ViewName } from "../../../../../projections/reads/views/wire.ts"
import { type PlacedChange, placeRows, type Rights } from "../../lanes/placed.ts"

/** A client that missed more rows of a view gets a snapshot. */
export const mostMissed = 2_000
/** The most positions whose changes are kept. They are dropped when the tables change. */
const mostKept = 64

export const makeChangesAfter = (views: Views["Service"], rights: Rights) => {
  const turn = Semaphore.makeUnsafe(1)
  const kept = new Map<string, PlacedChange | null>()
  let version = ""

  const read = Effect.fnUntraced(function* (view: ViewName, from: number) {
    const now = [yield* views.generation, yield* views.at, rights.rightsVersion()].join(" ")
    if (now !== version || kept.size >= mostKept) kept.clear()
    version = now
    const key = `${view} ${from}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const change = yield* views.everyChange(view, from, mostMissed)
    const placed = change === null ? null : yield* placeRows(views, rights, { view, ...change })
    kept.set(key, placed)
    return placed
  })
  /** Null when there are more than `mostMissed`. */
  return (view: ViewName, from: number) => turn.withPermits(1)(read(view, from))
}
export type ChangesAfter = ReturnType<typeof makeChangesAfter>
