/** The position that tables are built to. */
import { Effect } from "effect"
import { Feed } from "../../../streams/ports/feed.ts"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed, type ReplayRequest } from "../served/replay.ts"
import { readCheckpoints } from "../tables/checkpoint.ts"
import { schemas } from "../tables/tables.ts"

/** The position of the last commit at or before a position or a time. */
export const positionUntil = Effect.fnUntraced(function* (until: ReplayRequest["until"]) {
  const feed = yield* Feed
  const head = yield* feed.head
  if (until === null) return head
  if (typeof until === "number" && until > head)
    return yield* new RebuildFailed({ why: `the log ends at position ${head}, before position ${until}` })
  return yield* feed.lastUpTo(typeof until === "number" ? until : yield* feed.positionAt(until))
})

/**
 * The position to rebuild to. Old and new rows are compared at one position, so the rebuild never goes beyond the served
 * tables. If the log has no commit there, because it was restored or cut, it is the position of the last commit before.
 */
export const positionToReach = Effect.fnUntraced(function* (
  projections: ReadonlyArray<AnyProjection>,
  compares: boolean
) {
  const feed = yield* Feed
  const head = yield* feed.head
  if (!compares) return head
  const served = yield* readCheckpoints(schemas.live)
  return yield* feed.lastUpTo(Math.max(...projections.map(({ name }) => served.get(name)?.seq ?? head)))
})
