/** Returns to the tables that the last swap replaced. */
import { Effect } from "effect"
import { Feed } from "../../../streams/ports/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed } from "../served/replay.ts"
import { type Checkpoint, readCheckpoints } from "../tables/checkpoint.ts"
import { tableVersionOf } from "../tables/tableVersion.ts"
import { schemas } from "../tables/tables.ts"
import { openBuild, type Report } from "./build/build.ts"
import { type Rebuilder, runSwap } from "./rebuilder.ts"
import { swap } from "./swap/swap.ts"
import { positionToReach } from "./target.ts"

/** Applies to the former tables what happened since, and swaps them in. */
export const returnToFormer = Effect.fnUntraced(function* (
  rebuilder: Rebuilder,
  chosen: ReadonlyArray<AnyProjection>,
  all: boolean,
  report: Report
) {
  const { fence, paused } = rebuilder
  const stored = yield* formerCheckpoints
  const projections = all ? chosen.filter(({ name }) => stored.has(name)) : chosen
  const absent = projections.find(({ name }) => !stored.has(name))
  if (projections.length === 0 || absent !== undefined)
    return yield* new RebuildFailed({ why: `no former table of ${absent?.name ?? "any read model"} is kept` })
  const other = projections.find((each) => stored.get(each.name)?.version !== tableVersionOf(each))
  if (other !== undefined)
    return yield* new RebuildFailed({
      why: `the former table of ${other.name} is of another version of the program: start that version, and run this there`
    })
  const foreign = yield* notOfThisLog(projections.flatMap(({ name }) => stored.get(name) ?? []))
  if (foreign !== undefined)
    return yield* new RebuildFailed({
      why: `the former table of ${foreign.name} has commits that the log no longer holds, from before the log changed. It cannot be served again; the next \`tt replay\` removes it`
    })
  const build = yield* openBuild(schemas.former, fence, projections)
  const target = positionToReach(projections, true)
  const catchUp = Effect.flatMap(target, (position) => build.applyTo(position, report))
  yield* catchUp
  yield* paused(
    Effect.gen(function* () {
      yield* catchUp
      const at = yield* target
      yield* runSwap(rebuilder, swap({ schema: schemas.former, projections, at, rows: build.rows() }, fence, false))
      yield* report({ phase: "returned", at, tables: projections.map(({ name }) => name) })
    })
  )
})

/** The first table whose last commit is not in the log: it was made from the log before that was cut or restored. */
const notOfThisLog = Effect.fnUntraced(function* (stored: ReadonlyArray<Checkpoint>) {
  const { witnessAt } = yield* Feed
  for (const each of stored) if (each.seq > 0 && (yield* witnessAt(each.seq)) !== each.witness) return each
  return undefined
})

const formerCheckpoints = Effect.gen(function* () {
  const database = yield* Database
  const [row] = yield* database.query((sql) => sql`select to_regclass(${`${schemas.former}.checkpoint`}) as made`)
  return row?.["made"] === null ? new Map<string, Checkpoint>() : yield* readCheckpoints(schemas.former)
})
