/** The live projection of tasks, their replay, and reads during a swap, against COPY of the same rows into the same indexed table. */
import { Context, Effect, Fiber, Layer, Schedule, Stream } from "effect"
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { installedPostgres } from "../../../ops/setup/postgres/postgres.mjs"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { Database } from "../../../projections/database/database.ts"
import { tasks } from "../../../projections/models/tasks.ts"
import { anyProjection } from "../../../projections/projection.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { runProjections } from "../../../projections/runner/runner.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { ActorId } from "../../../domain/ids.ts"
import type { Measure, Report } from "../kit/measure.ts"
import { plainTask } from "../../../domain/kit/samples.ts"

const created = 20_000
const actor = ActorId.make("person:bench000")

/** Each task is created and changed once: two events for each row. The log is filled beforehand, so that only the projection is timed. */
const fill = Effect.gen(function* () {
  const store = yield* EventStore
  let events = 0
  const commit = (id: string, command: string, expected: number, event: Parameters<typeof store.append>[0]["events"]) =>
    store.append({
      subject: subjectOf("task", id),
      expected,
      command,
      digest: "",
      at: new Date(1.8e12 + events++).toISOString(),
      actor,
      causation: null,
      correlation: "c",
      traceparent: null,
      events: event
    })
  for (let i = 0; i < created; i++) {
    const id = `task${String(i).padStart(8, "0")}`
    const [seq = 0] = yield* commit(id, "a", 0, [
      {
        _tag: "TaskCreated",
        ...plainTask(actor, `Paint pier number ${i} before the season`)
      }
    ])
    yield* commit(id, "b", seq, [{ _tag: "TaskPrioritised", priority: "high" }])
  }
})

export const tablesBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
  const server = await startTestPostgres()
  const measured = Effect.gen(function* () {
    yield* openTables
    report(`  ${(2 * created).toLocaleString("en")} events in memory …`)
    yield* fill
    report("  live, a replay, and reads during a swap …")
    const head = yield* (yield* Feed).head
    const began = performance.now()
    const services = yield* Layer.build(Layer.fresh(runProjections([anyProjection(tasks)])))
    const running = Context.get(services, Projections)
    yield* running.position.waitFor(head)
    const live = head / ((performance.now() - began) / 1000)
    yield* (yield* Database).define("create table copied (like read.tasks including all)")
    const start = performance.now()
    yield* Stream.runDrain(running.replay(verified))
    const replay = head / ((performance.now() - start) / 1000)
    return { live, replay, swap: yield* readsDuringSwap(running) }
  })
  try {
    const parts = Layer.mergeAll(Database.server(server.url), memoryRecord)
    const { live, replay, swap } = await Effect.runPromise(Effect.scoped(Effect.provide(measured, parts)))
    const copied = copyRate(server.url)
    return [
      {
        name: "live-projection-to-copy",
        value: live / copied,
        of: `events projected (${perSecond(live)}/s, rows and versions) ÷ rows by COPY (${perSecond(copied)}/s)`
      },
      {
        name: "replay-to-copy",
        value: replay / copied,
        of: `events replayed with indexes and comparison (${perSecond(replay)}/s) ÷ rows by COPY`
      },
      {
        name: "swap-reads-p99",
        value: swap.p99,
        of: `99th percentile of ${swap.reads} reads at 200/s during a replay`
      },
      { name: "swap-reads-failed", value: swap.failed, of: `of ${swap.reads} reads at 200/s during a replay` },
      { name: "swap-reads-empty", value: swap.empty, of: `of ${swap.reads} reads at 200/s during a replay` }
    ]
  } finally {
    await server.stop()
  }
}

const verified = { names: [], mode: "verify", until: null, keep: false } as const

/** Creates the tables on the empty log, so that the measured runner fills them as it does with new commits. */
const openTables = Effect.scoped(
  Effect.gen(function* () {
    const services = yield* Layer.build(Layer.fresh(runProjections([anyProjection(tasks)])))
    const { rebuilding } = Context.get(services, Projections)
    yield* Effect.repeat(Effect.sync(rebuilding), {
      until: (why) => why === null,
      schedule: Schedule.spaced("5 millis")
    })
  })
)

/** Reads a page of tasks 200 times a second while the tables are rebuilt and swapped. */
const readsDuringSwap = Effect.fnUntraced(function* (running: Projections["Service"]) {
  const database = yield* Database
  const waits: Array<number> = []
  let failed = 0
  let empty = 0
  const read = Effect.gen(function* () {
    const began = performance.now()
    const rows = yield* database.query((sql) => sql`select * from read.tasks order by number desc limit 20`)
    waits.push(performance.now() - began)
    if (rows.length < 20) empty++
  }).pipe(Effect.catchCause(() => Effect.sync(() => void failed++)))
  const reading = yield* Effect.forkChild(Effect.repeat(Effect.forkChild(read), Schedule.fixed("5 millis")))
  yield* Stream.runDrain(running.replay({ ...verified, mode: "swap" }))
  yield* Fiber.interrupt(reading)
  const sorted = waits.toSorted((a, b) => a - b)
  return { reads: waits.length, failed, empty, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
})

const perSecond = (rate: number) => Math.round(rate).toLocaleString("en")

/** The rows a second of COPY from a file with the same rows into a table with the same indexes. */
const copyRate = (url: string) => {
  const psql = join(installedPostgres()?.bin ?? "", "psql")
  const folder = mkdtempSync(join(tmpdir(), "bench-copy-"))
  chmodSync(folder, 0o755)
  const file = join(folder, "rows")
  writeFileSync(file, execFileSync(psql, [url, "-qAtc", "copy read.tasks to stdout"], { maxBuffer: 1 << 30 }))
  const said = execFileSync(psql, [url, "-qAt", "-c", "\\timing on", "-c", `\\copy copied from '${file}'`], {
    encoding: "utf8"
  })
  rmSync(folder, { recursive: true })
  const millis = Number(/Time: ([\d.]+) ms/.exec(said)?.[1])
  return created / (millis / 1000)
}
