/** Builds read models from the log beside the served tables, and compares and swaps the two. */
import { Effect } from "effect"
import type { AnyProjection } from "../../projection.ts"
import type { ReplayRequest } from "../served/replay.ts"
import { schemas } from "../tables/tables.ts"
import { buildTables, type Report } from "./build/build.ts"
import { compareTables } from "./compare.ts"
import { buildSchema, dropSchema } from "./leftovers.ts"
import { type Rebuilder, runSwap } from "./rebuilder.ts"
import { swap } from "./swap/swap.ts"
import { positionUntil, positionToReach } from "./target.ts"

/** Schemas of this process, so that no two have one name. */
let schemasMade = 0

interface Options {
  readonly compares: boolean
  readonly swaps: boolean
  readonly keep: boolean
}

export const rebuildBeside = Effect.fnUntraced(function* (
  rebuilder: Rebuilder,
  projections: ReadonlyArray<AnyProjection>,
  { compares, swaps, keep }: Options,
  report: Report
) {
  const { fence, paused } = rebuilder
  const schema = buildSchema(fence, ++schemasMade)
  const tables = projections.map(({ name }) => name)
  yield* Effect.gen(function* () {
    const target = positionToReach(projections, compares)
    const build = yield* buildTables(schema, fence, projections, target, report)
    yield* paused(
      Effect.gen(function* () {
        const at = yield* target
        yield* build.applyTo(at, report)
        const found = compares
          ? yield* compareTables(schema, projections, comparing(report, projections))
          : noComparison
        if (swaps) yield* runSwap(rebuilder, swap({ schema, projections, at, rows: build.rows() }, fence, keep))
        yield* report({ phase: swaps ? "swapped" : "verified", at, tables, ...found })
      })
    )
  }).pipe(Effect.ensuring(Effect.ignore(dropSchema(schema))))
})

const noComparison = { different: 0, differences: [] }
const comparing =
  (report: Report, { length: of }: ReadonlyArray<AnyProjection>) =>
  (done: number) =>
    report({ phase: "comparing", done, of })

/** Builds the tables as of a position, and leaves them in a schema of their own. */
export const buildPast = Effect.fnUntraced(function* (
  { fence }: Rebuilder,
  projections: ReadonlyArray<AnyProjection>,
  until: ReplayRequest["until"],
  report: Report
) {
  const at = yield* positionUntil(until)
  const schema = `${schemas.past}_${at}`
  yield* buildTables(schema, fence, projections, Effect.succeed(at), report)
  yield* report({ phase: "built", at, schema, tables: projections.map(({ name }) => name) })
})
