/** The lines of `tt start` about an upgrade: before tables are rebuilt, and when another version has used the log. */
import { Console, Effect, Layer } from "effect"
import { UpgradeNotice, type UpgradePlan } from "../../projections/runner/served/upgrade.ts"
import { onceReady } from "../../streams/nats/client/servers.ts"
import { recordProgram } from "../../streams/nats/storage/recordProgram.ts"
import { isLater } from "../../streams/nats/storage/refusals/versionOrder.ts"
import type { Settings } from "../settings/settings.ts"
import { version } from "../settings/version.ts"
import { type LastBackup, lastBackup } from "../verbs/backup/lastBackup.ts"

/** Commits that a rebuild of all tables reads in a second: alone, and beside many programs. Source: docs/performance.md. */
const [fastest, slowest] = [15_000, 4000]

const shown = (count: number) => count.toLocaleString("en")

/** The time of a rebuild on two cores. */
export const rebuildTime = (commits: number): string => {
  const [from, to] = [commits / fastest, commits / slowest].map(Math.ceil) as [number, number]
  if (to <= 5) return "a few seconds"
  return to <= 120 ? `about ${from} to ${to} seconds` : `about ${Math.ceil(from / 60)} to ${Math.ceil(to / 60)} minutes`
}

const servedMeanwhile = ({ tables, unreadable }: UpgradePlan): string => {
  if (unreadable.length === 0) return "the present tables are served and kept up to date"
  const cannot = `${unreadable.join(", ")} cannot be read`
  return unreadable.length === tables.length ? cannot : `${cannot}, and all others are served`
}

const backupLine = (backup: LastBackup | null): string =>
  backup === null
    ? "no backup was made with this data folder: `tt backup FOLDER` makes one, also while this runs"
    : `the last backup is ${backup.folder}, of ${backup.at}, up to position ${shown(backup.position)}; \`tt backup ${backup.folder}\` adds the rest, also while this runs`

/** A log of this many commits belongs to a new installation, whose first tables are made at once. */
const newLog = 100

/** All tables are missing: at the first start, after a restore, and with another database. That is no upgrade. */
const firstTables = ({ of, commits }: UpgradePlan): ReadonlyArray<string> =>
  commits <= newLog
    ? []
    : [
        `tables: this start makes all ${of} tables from ${shown(commits)} commits; it takes ${rebuildTime(commits)}; until it ends, changes are accepted, and nothing can be read`
      ]

export const upgradeLines = (plan: UpgradePlan, backup: LastBackup | null): ReadonlyArray<string> =>
  plan.unreadable.length === plan.of ? firstTables(plan) : rebuildLines(plan, backup)

const rebuildLines = (plan: UpgradePlan, backup: LastBackup | null): ReadonlyArray<string> => [
  `upgrade: this version rebuilds ${plan.tables.length} of ${plan.of} tables from ${shown(plan.commits)} commits: ${plan.tables.join(", ")}`,
  `upgrade: it takes ${rebuildTime(plan.commits)}, and disk space for a second copy of these tables; the log is not changed`,
  `upgrade: until it ends, changes are accepted; ${servedMeanwhile(plan)}`,
  `upgrade: ${backupLine(backup)}`
]

const printed = (lines: ReadonlyArray<string>) => Effect.forEach(lines, (line) => Console.log(line), { discard: true })

export const upgradeNotice = ({ dataDir }: Settings) =>
  Layer.sync(UpgradeNotice, () => {
    let isTold = false
    return {
      begins: (plan) =>
        Effect.suspend(() => {
          const lines = upgradeLines(plan, lastBackup(dataDir))
          isTold = lines.length > 0
          return printed(lines)
        }),
      ends: Effect.suspend(() => (isTold ? Console.log("tables: all are complete") : Effect.void))
    }
  })

/** The line about another version that has used the log; null when it was this one, or none is known. */
export const versionLine = (former: string | null, now: string): string | null => {
  if (former === null || former === now) return null
  return isLater(now, former)
    ? `upgrade: version ${former} was the last to use this log, and this is version ${now}; *Upgrading* in CHANGELOG.md has the steps`
    : `downgrade: version ${former} has used this log, and this is version ${now}: what only that version can read is parked, and \`tt quarantine list\` names it`
}

/** Records this version with the log. */
export const reportVersion = Effect.gen(function* () {
  const former = yield* onceReady(recordProgram(version))
  const line = versionLine(former?.version ?? null, version)
  if (line !== null) yield* Console.log(line)
})
