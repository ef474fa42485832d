/** A product without gateways in a temporary folder, and everything in it that could hold a text. For tests of erasures. */
import { Effect, Layer, ManagedRuntime, Result, Schedule, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { coreLayer } from "../../parts/core.ts"
import { folderLayer } from "../../parts/record.ts"
import { settingsFrom } from "../../settings/settings.ts"
import { filesBelow } from "../../../tests/support/filesBelow.ts"
import { auditOperation } from "../../verbs/audit/auditOperation.ts"

/** Remove it after the tests. */
export const erasureScene = () => {
  const folder = mkdtempSync(join(tmpdir(), "erasure-"))
  const settings = Result.getOrThrow(settingsFrom({ TT_DATA_DIR: folder }, folder))
  const start = () => ManagedRuntime.make(coreLayer(settings).pipe(Layer.provide(folderLayer(settings))))
  let product = start()
  return {
    folder,
    run: <A, E>(act: Effect.Effect<A, E, ErasureParts>) => product.runPromise(act),
    restart: async () => {
      await product.dispose()
      product = start()
    },
    remove: async () => {
      await product.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
    /** The bytes of every file of the NATS store, as Latin-1. */
    store: () => filesBelow(join(folder, "nats")).map(({ bytes }) => bytes.toString("latin1"))
  }
}
export type ErasureParts = Layer.Success<ReturnType<typeof coreLayer>>

/** Every row of every table of every schema, as text. */
export const rowsAsText = Effect.gen(function* () {
  const database = yield* Database
  const tables = yield* database.query<{ readonly schema: string; readonly name: string }>(
    (sql) => sql`select table_schema as schema, table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`
  )
  const rows = yield* Effect.forEach(tables, ({ schema, name }) =>
    database.query<{ readonly row: string }>((sql) => sql.unsafe(`select t::text as row from ${schema}."${name}" t`))
  )
  return {
    schemas: new Set(tables.map(({ schema }) => schema)),
    text: rows
      .flat()
      .map(({ row }) => row)
      .join("\n")
  }
})

export const exported = Effect.map(Stream.runCollect(auditOperation.run({ from: null, to: null })), (lines) =>
  JSON.stringify(lines)
)

/** Makes the tables again, and returns the last step. A product that was just started may still build its first tables. */
export const replay = (mode: "verify" | "clean") =>
  Effect.flatMap(Projections, (made) =>
    Stream.runLast(made.replay({ names: [], mode, until: null, keep: false }))
  ).pipe(
    Effect.retry({
      while: ({ why }) => why.startsWith("another rebuild is running"),
      schedule: Schedule.spaced("50 millis")
    })
  )
