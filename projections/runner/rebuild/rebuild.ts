/** Rebuilds read models from the log, in the process that has the right to. */
import { Effect } from "effect"
import { Feed } from "../../../streams/ports/feed.ts"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed, type ReplayRequest } from "../served/replay.ts"
import { acceptLog } from "../tables/logOfTables.ts"
import { dropEarlierTables } from "./leftovers.ts"
import { returnToFormer } from "./returnToFormer.ts"
import { buildPast, rebuildBeside } from "./rebuildBeside.ts"
import type { Report } from "./build/build.ts"
import { type Rebuilder, runRebuild } from "./rebuilder.ts"

/** Runs a request. The last value is the result. */
export const replayHere = (rebuilder: Rebuilder, request: ReplayRequest) =>
  runRebuild(rebuilder, (report) => Effect.andThen(logIsThere, modeOf(rebuilder, request, report)))

/** Without a log every table would be empty, and the served tables may have the last copy of their data. */
const logIsThere = Effect.gen(function* () {
  const { continuity } = yield* Feed
  // The guard compares every few seconds; this asks the servers now.
  if ((yield* continuity.identity) === "")
    return yield* new RebuildFailed({ why: "the NATS servers have no log: put the log back and start again" })
})

const modeOf = (rebuilder: Rebuilder, request: ReplayRequest, report: Report) =>
  Effect.suspend(() => {
    const { names } = request
    const chosen = rebuilder.projections.filter(({ name }) => names.length === 0 || names.includes(name))
    if (request.mode === "past") return buildPast(rebuilder, chosen, request.until, report)
    if (request.mode === "back") return returnToFormer(rebuilder, chosen, names.length === 0, report)
    if (request.mode === "clean")
      return Effect.andThen(
        rebuildBeside(rebuilder, rebuilder.projections, { compares: false, swaps: true, keep: false }, report),
        dropEarlierTables
      )
    const swaps = request.mode === "swap"
    const rebuilt = rebuildBeside(rebuilder, chosen, { ...request, compares: true, swaps }, report)
    // All tables are made from the present log then, so a log that has changed becomes the known one.
    return swaps ? Effect.andThen(rebuilt, acceptLog(rebuilder.projections)) : rebuilt
  })

/** Rebuilds tables of another version, which cannot be compared. */
export const renew = (rebuilder: Rebuilder, outdated: ReadonlyArray<AnyProjection>) =>
  runRebuild(rebuilder, (report) =>
    rebuildBeside(rebuilder, outdated, { compares: false, swaps: true, keep: false }, report)
  )
