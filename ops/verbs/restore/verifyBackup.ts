/**
 * `tt restore --verify`: restores a backup into a temporary folder, makes the tables, and checks the log, its keys and its
 * audit chain. It leaves nothing behind, and does not touch the installation.
 */
import { Effect, Option, Schedule, Schema, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Projections } from "../../../projections/runner/served/projections.ts"
import type { ReplayResult } from "../../../projections/runner/served/replay.ts"
import { AuditChain } from "../../../streams/chain/auditChain.ts"
import { Troubles } from "../../../streams/troubles.ts"
import { requestOverSocket, runningProduct } from "../../control/request.ts"
import { coreLayer } from "../../parts/core.ts"
import { folderLayer } from "../../parts/record.ts"
import type { Settings } from "../../settings/settings.ts"
import type { Manifest } from "../backup/folder/manifest.ts"
import { fileFailure } from "../backup/folder/refused.ts"
import { checkLog } from "../doctor/logCheck.ts"
import { answer } from "../operation/print.ts"
import { checkMasterKey } from "./masterKey.ts"
import { writeTo } from "./writeTo.ts"
import { type RowCounts, rowCountsOperation } from "./rowCountsOperation.ts"

/** The restored copy has a fault. The message names the first one; the exit code tells scripts. */
class NotVerified extends Schema.TaggedError<NotVerified>()("NotVerified", { faults: Schema.Array(Schema.String) }) {
  override get message() {
    return `the backup is NOT verified: ${this.faults.join("; ")}`
  }
}

export const verifyBackup = Effect.fnUntraced(function* (
  settings: Settings,
  folder: string,
  manifest: Manifest,
  json: boolean
) {
  yield* checkMasterKey(folder, manifest, settings.masterKey)
  const live = yield* liveCounts(settings)
  const temporary = yield* Effect.acquireRelease(
    Effect.try({
      try: () => mkdtempSync(join(tmpdir(), "tracker-verify-")),
      catch: (cause) => fileFailure(tmpdir(), cause)
    }),
    (made) => Effect.sync(() => rmSync(made, { recursive: true, force: true }))
  )
  const target: Settings = { ...settings, dataDir: join(temporary, "data"), natsUrl: null, databaseUrl: null }
  yield* writeTo(target, folder, manifest)
  const found = yield* checkRestored(manifest).pipe(
    Effect.provide(coreLayer(target)),
    Effect.provide(folderLayer(target))
  )
  const isSame = live !== null && live.at === found.at
  const faults = [...found.faults, ...(isSame ? differencesOf(live, found) : [])]
  if (faults.length > 0) return yield* new NotVerified({ faults })
  yield* answer(
    json,
    { verified: true, position: found.at, rows: found.rows, compared: isSame, live: live?.at ?? null },
    [
      `verified: ${found.checked.toLocaleString("en")} commits up to position ${found.at} were read, and the audit chain agrees`,
      `tables: ${Object.entries(found.rows)
        .map(([name, rows]) => `${name} ${rows}`)
        .join(", ")}; rebuilt a second time, every row is the same`,
      comparison(live, isSame)
    ].join("\n")
  )
}, Effect.scoped)

const comparison = (live: RowCounts | null, isSame: boolean) => {
  if (live === null) return "the product does not run, so its tables were not compared"
  return isSame
    ? "the tables of the running product have the same numbers of rows"
    : `the running product is at position ${live.at} already, so its tables were not compared`
}

/** The rows of the running product; null when none runs. */
const liveCounts = Effect.fnUntraced(function* (settings: Settings) {
  const control = yield* runningProduct(settings)
  if (Option.isNone(control)) return null
  const found = yield* Stream.runHead(requestOverSocket<RowCounts>(control.value, rowCountsOperation.name, {}))
  return Option.getOrNull(found)
})

const differencesOf = (live: RowCounts, { rows }: RowCounts) =>
  Object.entries(live.rows).flatMap(([name, count]) =>
    rows[name] === count ? [] : [`table ${name} has ${rows[name] ?? 0} rows, and ${count} in the running product`]
  )

const checkRestored = Effect.fnUntraced(function* ({ position }: Manifest) {
  const projections = yield* Projections
  yield* projections.position.waitFor(position)
  yield* Effect.sync(projections.rebuilding).pipe(
    Effect.repeat({ until: (why) => why === null, schedule: Schedule.spaced("50 millis") })
  )
  const log = yield* checkLog(position, true)
  const chain = yield* (yield* AuditChain).verify(null, () => Effect.void)
  let replayed: ReplayResult | null = null
  yield* Stream.runForEach(projections.replay({ names: [], mode: "verify", until: null, keep: false }), (step) =>
    Effect.sync(() => void (replayed = "at" in step ? step : null))
  )
  const counts = yield* Stream.runHead(rowCountsOperation.run({}))
  const { at, rows } = Option.getOrElse(counts, (): RowCounts => ({ at: 0, rows: {} }))
  const troubles = yield* (yield* Troubles).current
  return { at, rows, checked: log?.checked ?? 0, faults: faultsOf({ log, chain, replayed, troubles }) }
})

interface Found {
  readonly log: { readonly unreadable: number; readonly firstUnreadable: string | null } | null
  readonly chain: { readonly fault: { readonly position: number; readonly what: string } | null }
  readonly replayed: ReplayResult | null
  readonly troubles: ReadonlyArray<{ readonly code: string; readonly message: string }>
}

/** Troubles of the time of the backup come back with it, and are no fault of the backup. */
const harmless: ReadonlyArray<string> = ["log-torn", "chain-behind", "settings-outdated", "dead-letters"]

const faultsOf = ({ log, chain, replayed, troubles }: Found): ReadonlyArray<string> => [
  ...(log === null ? ["the restored log did not answer"] : []),
  ...(log !== null && log.unreadable > 0
    ? [`${log.unreadable} commits cannot be read, such as ${log.firstUnreadable ?? ""}`]
    : []),
  ...(chain.fault === null ? [] : [`position ${chain.fault.position}: ${chain.fault.what}`]),
  ...(replayed !== null && "different" in replayed && replayed.different > 0
    ? [`${replayed.different} rows differ between two rebuilds`]
    : []),
  ...troubles.filter(({ code }) => !harmless.includes(code)).map(({ code, message }) => `${code}: ${message}`)
]
