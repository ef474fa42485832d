/** The lines that an operator reads before tables are rebuilt. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { lastBackupIn } from "../../streams/dataFolder.ts"
import { lastBackup, noteBackup } from "../verbs/backup/lastBackup.ts"
import { rebuildTime, upgradeLines, versionLine } from "./upgradeNotice.ts"

const plan = { tables: ["tasks", "chats"], unreadable: ["chats"], of: 26, commits: 1_200_000 }

test("the plan names the tables, the time, what stays usable, and the backup", () =>
  expect(
    upgradeLines(plan, { folder: "/backups/tracker", at: "2026-11-29T10:00:00.000Z", position: 1_100_000 })
  ).toEqual([
    "upgrade: this version rebuilds 2 of 26 tables from 1,200,000 commits: tasks, chats",
    "upgrade: it takes about 2 to 5 minutes, and disk space for a second copy of these tables; the log is not changed",
    "upgrade: until it ends, changes are accepted; chats cannot be read, and all others are served",
    "upgrade: the last backup is /backups/tracker, of 2026-11-29T10:00:00.000Z, up to position 1,100,000; `tt backup /backups/tracker` adds the rest, also while this runs"
  ]))

test("without a backup, one is recommended", () =>
  expect(upgradeLines({ ...plan, unreadable: [] }, null).slice(2)).toEqual([
    "upgrade: until it ends, changes are accepted; the present tables are served and kept up to date",
    "upgrade: no backup was made with this data folder: `tt backup FOLDER` makes one, also while this runs"
  ]))

test("tables that are all missing are no upgrade, and a new installation needs no word", () => {
  const first = { tables: ["tasks"], unreadable: ["tasks"], of: 1, commits: 200_000 }
  expect(upgradeLines(first, null)).toEqual([
    "tables: this start makes all 1 tables from 200,000 commits; it takes about 14 to 50 seconds; until it ends, changes are accepted, and nothing can be read"
  ])
  expect(upgradeLines({ ...first, commits: 3 }, null)).toEqual([])
})

test.each([
  [900, "a few seconds"],
  [20_000, "a few seconds"],
  [200_000, "about 14 to 50 seconds"],
  [10_000_000, "about 12 to 42 minutes"]
])("a rebuild from %i commits takes %s", (commits, time) => expect(rebuildTime(commits)).toBe(time))

test.each([null, "0.10.0"])("version 0.10.0 on a log of %s says nothing", (former) =>
  expect(versionLine(former, "0.10.0")).toBe(null)
)
test.each([
  ["0.9.0", /^upgrade: version 0\.9\.0 was the last .* this is version 0\.10\.0/],
  ["0.11.0", /^downgrade: version 0\.11\.0 has used this log/]
])("version 0.10.0 on a log of %s says so", (former, line) => expect(versionLine(former, "0.10.0")).toMatch(line))

describe("the note of the last backup", () => {
  const inFolder = (check: (dataDir: string) => void) => {
    const dataDir = mkdtempSync(join(tmpdir(), "last-backup-"))
    check(dataDir)
    rmSync(dataDir, { recursive: true })
  }
  test("is read as it was written", () =>
    inFolder((dataDir) => {
      expect(lastBackup(dataDir)).toBe(null)
      noteBackup(dataDir, "/backups/tracker", { at: "2026-11-29T10:00:00.000Z", position: 7 })
      expect(lastBackup(dataDir)).toEqual({ folder: "/backups/tracker", at: "2026-11-29T10:00:00.000Z", position: 7 })
    }))
  test("counts as missing when it is damaged", () =>
    inFolder((dataDir) => {
      writeFileSync(lastBackupIn(dataDir), '{"folder":')
      expect(lastBackup(dataDir)).toBe(null)
    }))
  test("counts as missing when it cannot be read", () =>
    inFolder((dataDir) => {
      mkdirSync(lastBackupIn(dataDir))
      expect(lastBackup(dataDir)).toBe(null)
    }))
  test("is not made without a data folder", () => {
    noteBackup("/nonexistent", "/backups/tracker", { at: "2026-11-29T10:00:00.000Z", position: 7 })
    expect(lastBackup("/nonexistent")).toBe(null)
  })
})
