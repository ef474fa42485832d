/** Rebuilds read models from the log beside the served tables, compares the two, and swaps them in one transaction. */
import { Cause, Effect, Queue, Stream } from "effect"
import { Feed } from "../../../streams/ports/feed.ts"
import type { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed, type RebuildProgress, type ReplayRequest } from "../served/replay.ts"
import { type Checkpoint, readCheckpoints } from "../tables/checkpoint.ts"
import type { Fence } from "../tables/fence.ts"
import { acceptLog } from "../tables/logOfTables.ts"
import { tableVersionOf } from "../tables/tableVersion.ts"
import { schemas } from "../tables/tables.ts"
import { type Build, createBuild, openBuild } from "./build.ts"
import { compareTables } from "./compare.ts"
import { buildSchema, dropSchema } from "./leftovers.ts"
import { swap } from "./swap.ts"

/** The right to rebuild, which the holder of the lease has. */
export interface Rebuilder {
  readonly fence: Fence
  /** Returns when the lease is lost. */
  readonly lost: Effect.Effect<void>
  /** Stops the writer between two batches while `work` runs. Then the writer starts again from the stored checkpoints. */
  readonly paused: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** The read models of this program. */
  readonly projections: ReadonlyArray<AnyProjection>
}

type Report = (progress: RebuildProgress) => Effect.Effect<unknown>
type Needs = Database | Feed | Quarantine

/** Runs a request. The last value is the result. */
export const replayHere = (rebuilder: Rebuilder, request: ReplayRequest) =>
  running(rebuilder, (report) => Effect.andThen(logIsThere, modeOf(rebuilder, request, report)))

/** Without a log every table would be empty, and the served tables may be the last copy of what they show. */
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
    const swaps = request.mode === "swap"
    const rebuilt = rebuildBeside(rebuilder, chosen, { ...request, compares: true, swaps }, report)
    // All tables are made from the present log then, so a log that has changed becomes the known one.
    return swaps ? Effect.andThen(rebuilt, acceptLog(rebuilder.projections)) : rebuilt
  })

/** Rebuilds tables of another version, which cannot be compared. */
export const renew = (rebuilder: Rebuilder, outdated: ReadonlyArray<AnyProjection>) =>
  running(rebuilder, (report) =>
    rebuildBeside(rebuilder, outdated, { compares: false, swaps: true, keep: false }, report)
  )

/** Rebuilders at work: two rebuilds at a time would swap each other's tables. */
const atWork = new WeakSet<Rebuilder>()
const anotherRebuild = "another rebuild is running: wait until it ends, then run this again"
/** Schemas of this process, so that no two have one name. */
let schemasMade = 0

const running = <E extends { readonly message: string }>(
  rebuilder: Rebuilder,
  work: (report: Report) => Effect.Effect<unknown, E, Needs>
) =>
  Stream.callback<RebuildProgress, RebuildFailed, Needs>((queue) =>
    Effect.gen(function* () {
      if (atWork.has(rebuilder)) return yield* new RebuildFailed({ why: anotherRebuild })
      atWork.add(rebuilder)
      yield* Effect.addFinalizer(() => Effect.sync(() => atWork.delete(rebuilder)))
      const lost = Effect.andThen(
        rebuilder.lost,
        new RebuildFailed({ why: "this process lost the tables to another one" })
      )
      yield* Effect.raceFirst(
        work((progress) => Queue.offer(queue, progress)),
        lost
      )
      yield* Queue.end(queue)
    }).pipe(
      Effect.tapDefect((defect) => Effect.logError("a rebuild stopped at a bug", Cause.pretty(Cause.die(defect)))),
      Effect.catchDefect(() => new RebuildFailed({ why: "a bug of this program; its log has the details" })),
      Effect.catch((error) =>
        Queue.fail(queue, error instanceof RebuildFailed ? error : new RebuildFailed({ why: error.message }))
      )
    )
  )

interface Options {
  readonly compares: boolean
  readonly swaps: boolean
  readonly keep: boolean
}

const rebuildBeside = Effect.fnUntraced(function* (
  { fence, paused }: Rebuilder,
  projections: ReadonlyArray<AnyProjection>,
  { compares, swaps, keep }: Options,
  report: Report
) {
  const schema = buildSchema(fence, ++schemasMade)
  const tables = projections.map(({ name }) => name)
  yield* Effect.gen(function* () {
    const build = yield* createBuild(schema, fence, projections)
    const target = targetOf(projections, compares)
    yield* fill(build, projections, target, report)
    yield* paused(
      Effect.gen(function* () {
        const at = yield* target
        yield* build.applyTo(at, (done) => report({ phase: "applying", done, of: at }))
        const found = compares
          ? yield* compareTables(schema, projections, comparing(report, projections))
          : noComparison
        if (swaps) yield* swapIn(build, projections, at, fence, keep)
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

/** Applies the log, and makes the indexes. */
const fill = Effect.fnUntraced(function* <E, R>(
  build: Build,
  projections: ReadonlyArray<AnyProjection>,
  target: Effect.Effect<number, E, R>,
  report: Report
) {
  const catchUp = Effect.flatMap(target, (position) =>
    build.applyTo(position, (done) => report({ phase: "applying", done, of: position }))
  )
  yield* catchUp
  for (const [done, projection] of projections.entries()) {
    yield* report({ phase: "indexing", done, of: projections.length })
    yield* build.createIndexes(projection)
  }
  // The log grew while the indexes were created: a second pass keeps the pause of the writer short.
  yield* catchUp
})

const swapIn = Effect.fnUntraced(function* (
  build: Build,
  projections: ReadonlyArray<AnyProjection>,
  at: number,
  fence: Fence,
  keeps: boolean
) {
  yield* swap({ schema: build.schema, projections, at, rows: yield* build.rows }, fence, keeps)
})

/** Builds the tables as of a position, and leaves them in a schema of their own. */
const buildPast = Effect.fnUntraced(function* (
  { fence }: Rebuilder,
  projections: ReadonlyArray<AnyProjection>,
  until: ReplayRequest["until"],
  report: Report
) {
  const at = yield* positionOf(until)
  const schema = `${schemas.past}_${at}`
  const build = yield* createBuild(schema, fence, projections)
  yield* fill(build, projections, Effect.succeed(at), report)
  yield* report({ phase: "built", at, schema, tables: projections.map(({ name }) => name) })
})

/** Applies to the former tables what happened since, and swaps them in. */
const returnToFormer = Effect.fnUntraced(function* (
  { fence, paused }: Rebuilder,
  chosen: ReadonlyArray<AnyProjection>,
  all: boolean,
  report: Report
) {
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
  const target = targetOf(projections, true)
  const catchUp = Effect.flatMap(target, (of) => build.applyTo(of, (done) => report({ phase: "applying", done, of })))
  yield* catchUp
  yield* paused(
    Effect.gen(function* () {
      yield* catchUp
      const at = yield* target
      yield* swapIn(build, projections, at, fence, false)
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

/** The position of the last commit at or before a position or a time. */
const positionOf = Effect.fnUntraced(function* (until: ReplayRequest["until"]) {
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
const targetOf = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>, compares: boolean) {
  const feed = yield* Feed
  const head = yield* feed.head
  if (!compares) return head
  const served = yield* readCheckpoints(schemas.live)
  return yield* feed.lastUpTo(Math.max(...projections.map(({ name }) => served.get(name)?.seq ?? head)))
})
