/** Tables on PGlite and on a real Postgres, a log in memory, and runners that a test starts and stops. */
import { Context, Effect, Exit, Layer, ManagedRuntime, Schema, Scope } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Event } from "../../domain/task/task.ts"
import { Audience, team } from "../../domain/values.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { pending } from "../../streams/kit/pending.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { type Subject, subjectOf } from "../../streams/commit/subjects.ts"
import { Database } from "../database/database.ts"
import { type AnyProjection, anyProjection, type Projection } from "../projection.ts"
import { projections } from "../projections.ts"
import { declareRow } from "../row.ts"
import { Projections } from "../runner/served/projections.ts"
import { runProjections } from "../runner/runner.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import { ada } from "../../domain/kit/people.ts"

/** The kinds of databases, each with its layer; `clear` removes their files at the end. */
export const databases = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  const server = process.env["DATABASE_URL_TEST"]
  const kinds: ReadonlyArray<readonly [string, Layer.Layer<Database, unknown>]> = [
    ["PGlite", Database.pglite(join(folder, "tables"))],
    ...(server === undefined ? [] : ([["Postgres", ownDatabase(server, `${name}_${process.pid}`)]] as const))
  ]
  return { kinds, clear: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A database of its own on the test server, so that files do not meet. */
const ownDatabase = (url: string, name: string) => {
  const own = new URL(url)
  own.pathname = `/${name}`
  const made = Layer.effectDiscard(Effect.flatMap(Database, (admin) => admin.define(`create database ${name}`)))
  return Database.server(own.href).pipe(Layer.provide(Layer.provide(made, Database.server(url))))
}

type Log = Layer.Success<typeof memoryRecord>
/** The services that a test may use. */
export type Stage = Database | Log | Scope.Scope

/** Plays on empty tables and an empty log. `dispose` closes the tables. */
export const stageOn = (database: Layer.Layer<Database, unknown>) => {
  const runtime = ManagedRuntime.make(database)
  return {
    on: (play: () => Effect.Effect<void, unknown, Stage>) => () =>
      runtime.runPromise(
        Effect.gen(function* () {
          const tables = yield* Database
          yield* tables.define("drop schema if exists read, read_old cascade")
          yield* play()
        }).pipe(Effect.scoped, Effect.provide(Layer.fresh(memoryRecord)))
      ),
    dispose: () => runtime.dispose()
  }
}

/** A runner whose tables are open, or which reports the reason why they are not. */
export const runner = Effect.fnUntraced(function* (list: ReadonlyArray<AnyProjection> = all) {
  const running = yield* startRunner(list)
  yield* until(running.trouble, (troubles) => troubles.every(({ code }) => code !== "tables-incomplete"))
  return running
})

/** A runner as another process has it: with a cache and a position of its own. Ends with the test, or by `stop`. */
export const startRunner = Effect.fnUntraced(function* (list: ReadonlyArray<AnyProjection> = all) {
  const scope = yield* Scope.make()
  yield* Effect.addFinalizer(() => Scope.close(scope, Exit.void))
  const built = yield* Layer.build(Layer.fresh(runProjections(list))).pipe(Scope.provide(scope))
  const running = Context.get(built, Projections)
  const sentences = Effect.map(running.trouble, (all) => all.map(({ message }) => message))
  const codes = Effect.map(running.trouble, (all) => all.map(({ code }) => code))
  return { ...running, sentences, codes, stop: Scope.close(scope, Exit.void) }
})

/** The same log for all of an effect: another one than the test's own, where a log was restored. */
export const onAnotherLog = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.provide(work, Layer.fresh(memoryRecord)) as Effect.Effect<A, E, Exclude<R, Log>>

/** Appends one commit; answers its position. */
export const append = Effect.fnUntraced(function* (
  subject: Subject,
  ...events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]
) {
  const log = yield* EventStore
  const [seq = 0] = yield* log.append(pending(subject, yield* log.lastSeq(subject), ...events))
  return seq
})

export const one = subjectOf("task", "one00000")
export const two = subjectOf("task", "two00000")
export const created = (title: string, audience: Audience = team): Event => ({
  _tag: "TaskCreated",
  ...plainTask(ada, title),
  audience
})
export const retitled = (title: string): Event => ({ _tag: "TaskRetitled", wordsOf: ada, title })

/** The folded commits in order, so that a test sees a lost, repeated or misplaced one. */
interface Tally {
  readonly seqs: ReadonlyArray<number>
}
const noted: NonNullable<Projection<Tally>["rows"]["TaskCreated"]> = (_, { commit, before }) => ({
  all: { seqs: [...(before("all")?.seqs ?? []), commit.seq] }
})
export const tally: Projection<Tally> = {
  name: "tally",
  version: 1,
  row: declareRow(Schema.String, { seqs: Schema.Array(Schema.Int) }),
  indexes: [],
  versions: false,
  streamed: true,
  keys: () => ["all"],
  rows: { TaskCreated: noted, TaskRetitled: (_, at) => noted(created("") as never, at) }
}
export const all = [...projections, anyProjection(tally)]

/** The rows of one table, by id. */
export const rowsOf = (table: string) =>
  Effect.gen(function* () {
    const tables = yield* Database
    return yield* tables.query((sql) => sql`select * from ${sql("read")}.${sql(table)} order by id`)
  })
export const tallied = Effect.map(rowsOf("tally"), ([row]) => row?.["seqs"])

/** Repeats an effect until its result holds, and lets other fibers run between two tries. */
export const until = <A, E, R>(look: Effect.Effect<A, E, R>, holds: (found: A) => boolean): Effect.Effect<A, E, R> =>
  Effect.repeat(Effect.andThen(Effect.yieldNow, look), { until: holds })
