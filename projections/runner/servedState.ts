/** The served tables as this process knows them: their checkpoints, their position and their troubles. */
import { Effect } from "effect"
import { isReadable, type Recorded } from "../../streams/commit/envelope.ts"
import { correlated } from "../../streams/trace/correlation.ts"
import { batchSpans, startOfSpans } from "../../streams/trace/batchSpans.ts"
import type { Trouble } from "../../streams/troubles.ts"
import type { AnyProjection } from "../projection.ts"
import { makeAnnouncer } from "./batch/announcer.ts"
import { makeRowCache } from "./batch/rowCache.ts"
import { AnotherWriter, writeBatch } from "./batch/writer.ts"
import { makeBatchMetrics, oldestTime } from "./measures/batchMetrics.ts"
import { prepare } from "./prepare.ts"
import { makePosition } from "./served/position.ts"
import { incomplete, stale } from "./served/troubleOf.ts"
import { type Checkpoint, quarantined } from "./tables/checkpoint.ts"
import { type Examined, examine, nothingStored } from "./tables/examine.ts"
import type { Fence } from "./tables/fence.ts"
import { checkTables } from "./tables/logOfTables.ts"
import { schemas } from "./tables/tables.ts"

/** The progress of the rebuild of outdated tables, in positions of the log. */
export interface Renewal {
  readonly done: number
  readonly of: number
}

/** Log lines about a batch have the correlation of its oldest commit that can be read. */
const correlationOf = (batch: ReadonlyArray<Recorded>) => batch.find(isReadable)?.correlation ?? null
const traceOf = (recorded: Recorded) => (isReadable(recorded) ? recorded.traceparent : null)

/** Never run `reload` and `write` at the same time: each reads and replaces the checkpoints. */
export const makeServedState = (projections: ReadonlyArray<AnyProjection>) => {
  const position = makePosition()
  const cache = makeRowCache()
  const announcer = makeAnnouncer()
  const metrics = makeBatchMetrics()
  let stopped: ReadonlyArray<Trouble> = []
  let notice: ReadonlyArray<Trouble> = []
  let late: ReadonlyArray<Trouble> = []
  let renewal: Renewal | null = null
  let stored: Examined | null = null
  let holds = false
  let prepared = false
  /** The generation of the tables that were compared with the log. */
  let compared = 0

  /** For a process that follows another one: reads the tables' state that the other one has stored. */
  const look = Effect.gen(function* () {
    const found = yield* examine(projections)
    // This process has become the writer in the meantime, so its own checkpoints are newer.
    if (holds) return
    stored = found
    const at = lowest(found.checkpoints)
    if (at !== null) {
      position.found(at, found.generation)
      if (compared !== found.generation) yield* checkTables(found.checkpoints)
      compared = found.generation
    }
    stopped = []
  })

  /**
   * For the holder of the lease: starts again from the stored checkpoints. Tables of a log that has changed are opened for
   * reads, and then it fails.
   */
  const reload = Effect.gen(function* () {
    cache.clear()
    stored = yield* prepare(projections)
    prepared = true
    metrics.opened(highest(stored.checkpoints))
    position.opened(lowest(stored.checkpoints) ?? 0, stored.generation)
    yield* announcer.announce([], stored.generation, position.at())
    yield* checkTables(stored.checkpoints)
    stopped = []
  })

  /** Writes a batch in one transaction, and announces it afterwards. */
  const write = Effect.fnUntraced(function* (fence: Fence, batch: readonly [Recorded, ...ReadonlyArray<Recorded>]) {
    const before = stored ?? nothingStored
    const began = yield* startOfSpans
    const target = { schema: schemas.live, generation: before.generation, fence }
    const written = yield* writeBatch(target, projections, before.checkpoints, cache, batch).pipe(
      correlated(correlationOf(batch)),
      Effect.catchTag("GuardBroken", () => Effect.fail(new AnotherWriter({ name: "projections" })))
    )
    const moved = written.map(({ checkpoint }): [string, Checkpoint] => [checkpoint.name, checkpoint])
    const checkpoints = new Map([...before.checkpoints, ...moved])
    stored = { ...before, checkpoints }
    for (const { projection, checkpoint, result } of written)
      if (result.rows.size > 0) position.changes(projection.name, checkpoint.seq)
    position.reached(lowest(checkpoints) ?? 0)
    yield* metrics.written(batch, position.at())
    const traces = yield* batchSpans(began, batch.map(traceOf), { name: "write rows", kind: "consumer" })
    yield* announcer.announce(written, before.generation, position.at(), { oldest: oldestTime(batch), traces })
  })

  const whyUnread = (tables: ReadonlyArray<AnyProjection>) =>
    tables.length === 0 ? null : `${tables.map(({ name }) => name).join(", ")}: ${progressOf(renewal)}`
  const rebuilding = () => (stored === null ? "the tables are not open yet" : whyUnread(stored.unreadable))

  return {
    position,
    reload,
    look,
    write,
    /** For the holder of the lease: tells the followers that this process works while the position stays. */
    heartbeat: announcer.heartbeat,
    rebuilding,
    unserved: (reads: (table: string) => boolean) =>
      stored === null ? rebuilding() : whyUnread(stored.unreadable.filter(({ name }) => reads(name))),
    trouble: Effect.sync((): ReadonlyArray<Trouble> => {
      const why = rebuilding()
      const old = (stored?.outdated ?? []).filter((each) => stored?.unreadable.includes(each) === false)
      return [
        ...stopped,
        ...notice,
        ...(holds || stopped.length > 0 ? [] : late),
        ...quarantined(stored?.checkpoints ?? new Map()),
        ...(why === null ? [] : [incomplete(why)]),
        ...(old.length === 0 ? [] : [stale(`${old.map(({ name }) => name).join(", ")}: ${progressOf(renewal)}`)])
      ]
    }),
    /** The tables have stopped at a failure, until the next `reload` or `look`. */
    stop: (troubles: ReadonlyArray<Trouble>) => {
      stopped = troubles
    },
    stoppedAt: () => stopped[0]?.message ?? null,
    /** Whether this process holds the lease. While it does, `look` changes nothing. */
    holding: (now: boolean) => {
      holds = now
      prepared = false
      announcer.reset()
    },
    holds: () => holds,
    /** Says that another process writes, or that none may; null when this one writes. */
    noticed: (trouble: Trouble | null) => {
      notice = trouble === null ? [] : [trouble]
    },
    /** Says that the tables do not follow the log; null when they do. */
    isLate: (trouble: Trouble | null) => {
      late = trouble === null ? [] : [trouble]
    },
    renews: (progress: Renewal | null) => {
      renewal = progress
    },
    /** The tables that the holder of the lease must rebuild, once it has prepared the others. */
    outdated: () => (prepared ? (stored?.outdated ?? []) : []),
    /** The outdated tables that cannot be read. */
    unreadable: () => stored?.unreadable ?? [],
    /** The position that every readable table has reached; null without a readable table. */
    reached: () => (stored === null ? null : lowest(stored.checkpoints))
  }
}
export type ServedState = ReturnType<typeof makeServedState>

const progressOf = (renewal: Renewal | null) =>
  renewal === null
    ? "not built yet for this version of the program"
    : `being rebuilt for this version of the program, position ${renewal.done} of ${renewal.of}`

const lowest = (checkpoints: ReadonlyMap<string, Checkpoint>) =>
  checkpoints.size === 0 ? null : Math.min(...[...checkpoints.values()].map(({ seq }) => seq))

const highest = (checkpoints: ReadonlyMap<string, Checkpoint>) =>
  Math.max(0, ...[...checkpoints.values()].map(({ seq }) => seq))
