/** Folders that are damaged, hostile or half written, and the sentence for each. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeEach, describe, expect, test } from "vitest"
import { witnessOf } from "../../../../streams/commit/identity.ts"
import { makeBackupWriter, readManifest, removeUnnamed } from "./backupFolder.ts"
import { checkBackup } from "./checkBackup.ts"
import { messageLine } from "./lines.ts"
import { type BackupFile, manifestDigest, type Manifest } from "./manifest.ts"
import { fileFailure } from "./refused.ts"

let folder: string
const made: Array<string> = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "backup-folder-"))
  made.push(folder)
})
afterAll(() => made.forEach((each) => rmSync(each, { recursive: true, force: true })))

const bytesOf = (seq: number) => Buffer.from(`commit ${seq}`)
const messageAt = (seq: number) =>
  messageLine({
    seq,
    subject: "evt.task.t1",
    storedAt: "2026-11-24T10:00:00.000Z",
    continues: false,
    data: bytesOf(seq)
  })

const manifestOf = (position: number, files: ReadonlyArray<BackupFile>): Manifest => ({
  format: "tracker-backup-1",
  program: "0.1.0",
  at: "2026-11-24T10:00:00.000Z",
  identity: "log-1",
  facts: { "tracker.identity": "log-1" },
  masterKey: { generation: 1, key: "k1" },
  position,
  witness: witnessOf(bytesOf(position)),
  maxBytes: { EVT: -1, CHAIN: -1, ACCESS: -1 },
  files
})

/** Writes the commits of these positions, and keys. */
const write = (from: number, to: number) => {
  const former = readManifest(folder)
  const writer = makeBackupWriter(folder, former)
  const lines = Array.from({ length: to - from + 1 }, (_, i) => messageAt(from + i))
  writer.write("log", lines, { from, to, witness: witnessOf(bytesOf(to)), endsUnit: true })
  writer.write("keys", [{ key: "check", value: "AAAA" }], { from: 0, to: 0, witness: "", endsUnit: true })
  return {
    abandon: writer.abandon,
    finish: () =>
      writer.finish((files) =>
        manifestOf(to, [...(former?.files ?? []).filter(({ name }) => !name.startsWith("keys")), ...files])
      )
  }
}
const check = () => checkBackup(folder, () => {})
const path = (name: string) => join(folder, name)
const edit = (change: (manifest: Manifest) => Manifest) => {
  const manifest = readManifest(folder)
  if (manifest === null) throw new Error("no manifest")
  const next = change(manifest)
  writeFileSync(path("manifest.json"), JSON.stringify({ ...next, digest: manifestDigest(next) }))
}
const firstFile = (change: Partial<BackupFile>) =>
  edit((manifest) => ({
    ...manifest,
    files: manifest.files.map((file, i) => (i === 0 ? { ...file, ...change } : file))
  }))

describe("a backup in steps", () => {
  test("has the files of each step, and the newest keys only", () => {
    write(1, 3).finish()
    write(4, 5).finish()
    expect(check()).toMatchObject({ position: 5 })
    expect(readdirSync(folder).toSorted()).toEqual([
      "keys-000002.jsonl",
      "log-000001.jsonl",
      "log-000002.jsonl",
      "manifest.json"
    ])
  })

  test("that is killed before its manifest leaves the former one valid, and the next one removes its files", () => {
    write(1, 3).finish()
    write(4, 5)
    writeFileSync(path("manifest.json.next"), "{")
    expect(check()).toMatchObject({ position: 3 })
    removeUnnamed(folder, readManifest(folder))
    write(4, 6).finish()
    expect(check()).toMatchObject({ position: 6 })
  })

  test("that fails removes what it has written", () => {
    write(1, 3).finish()
    const before = readdirSync(folder)
    write(4, 5).abandon()
    expect(readdirSync(folder)).toEqual(before)
  })
})

describe("a folder is refused", () => {
  beforeEach(() => void write(1, 3).finish())

  test.each<[string, () => void, RegExp]>([
    ["without a manifest", () => rmSync(path("manifest.json")), /has no backup: there is no manifest.json/],
    ["with a file that is missing", () => rmSync(path("log-000001.jsonl")), /log-000001.jsonl is missing/],
    ["with a file that was cut", () => writeFileSync(path("log-000001.jsonl"), "{}\n"), /has 3 bytes instead of \d+/],
    [
      "with a changed byte",
      () =>
        writeFileSync(path("log-000001.jsonl"), readFileSync(path("log-000001.jsonl"), "utf8").replace(/t1/u, "t2")),
      /has another digest than its manifest says/
    ],
    ["with a file of another program", () => writeFileSync(path("notes.txt"), ""), /notes.txt is no part of a backup/],
    [
      "with a link to a file elsewhere",
      () => {
        renameSync(path("log-000001.jsonl"), `${folder}.elsewhere`)
        made.push(`${folder}.elsewhere`)
        symlinkSync(`${folder}.elsewhere`, path("log-000001.jsonl"))
      },
      /is not a plain file/
    ],
    [
      "with a manifest that is not JSON",
      () => writeFileSync(path("manifest.json"), "{"),
      /not a manifest of this format/
    ],
    [
      "with a manifest that was changed",
      () => writeFileSync(path("manifest.json"), readFileSync(path("manifest.json"), "utf8").replace("log-1", "log-2")),
      /was changed after it was written/
    ],
    [
      "whose manifest names a path elsewhere",
      () => firstFile({ name: "../../etc/passwd" }),
      /not a manifest of this format/
    ],
    [
      "whose manifest names a file twice",
      () => edit((m) => ({ ...m, files: [...m.files, ...m.files] })),
      /names a file twice/
    ],
    ["whose manifest has a negative size", () => firstFile({ bytes: -1 }), /not a manifest of this format/],
    ["whose manifest counts other lines", () => firstFile({ count: 7 }), /has other lines than its manifest says/],
    [
      "whose manifest ends at another position",
      () => edit((m) => ({ ...m, position: 9 })),
      /does not end where its manifest says/
    ],
    ["without its keys", () => edit((m) => ({ ...m, files: m.files.slice(0, 1) })), /has a log and no keys/]
  ])("%s", (_, damage, sentence) => {
    damage()
    expect(check).toThrow(sentence)
  })

  test("with far positions, which a restore would have to fill", () => {
    const writer = makeBackupWriter(folder, null)
    rmSync(path("log-000001.jsonl"))
    rmSync(path("keys-000001.jsonl"))
    const far = 9_000_000
    writer.write("log", [messageAt(far)], { from: far, to: far, witness: witnessOf(bytesOf(far)), endsUnit: true })
    writer.finish((files) => manifestOf(far, files))
    expect(check).toThrow(/lacks 8999999 positions/)
  })
})

test.each([
  ["ENOSPC", "the disk is full"],
  ["EACCES", "you have no permission"],
  ["EROFS", "the disk is read-only"],
  ["ENOTDIR", "it is a file, or lies in one"]
])("a failure %s of the file system has a sentence", (code, sentence) => {
  expect(fileFailure("/backups", Object.assign(new Error(code), { code })).message).toContain(`/backups: ${sentence}`)
})
