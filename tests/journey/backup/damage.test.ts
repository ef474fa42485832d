/** A backup with a changed, cut, lost or linked file is refused, and the refusal names the file. A wrong key is refused too. */
import { Effect } from "effect"
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { version } from "../../../ops/settings/version.ts"
import { checkBackup } from "../../../ops/verbs/backup/folder/checkBackup.ts"
import { checkMasterKey } from "../../../ops/verbs/restore/masterKey.ts"
import { exampleOf } from "../../upgrade/examples.ts"

const example = exampleOf(version)
const all = mkdtempSync(join(tmpdir(), "backup-damage-"))
const folder = join(all, "backup")
afterAll(() => rmSync(all, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(example.backup, folder, { recursive: true })
})
const check = () => checkBackup(folder, () => {})

/** Each of them changes one file. An empty file has no byte that could change. */
const damages: Readonly<Record<string, (path: string) => void>> = {
  "a changed byte in the middle": (path) => {
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.byteLength / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(path, bytes)
  },
  "a changed last byte": (path) => {
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(bytes.byteLength - 1) ^ 1, bytes.byteLength - 1)
    writeFileSync(path, bytes)
  },
  "a missing end": (path) => writeFileSync(path, readFileSync(path).subarray(0, -2)),
  "no content": (path) => writeFileSync(path, ""),
  "an additional line": (path) => writeFileSync(path, `${readFileSync(path, "utf8")}{}\n`),
  "bytes in another order": (path) => writeFileSync(path, readFileSync(path).toReversed()),
  "a link in its place": (path) => {
    const elsewhere = join(all, "elsewhere")
    renameSync(path, elsewhere)
    symlinkSync(elsewhere, path)
  },
  "a folder in its place": (path) => {
    rmSync(path)
    cpSync(example.backup, path, { recursive: true })
  }
}

const files = readdirSync(example.backup).filter((name) => readFileSync(join(example.backup, name)).byteLength > 0)

describe.each(files)("%s", (name) => {
  test.each(Object.keys(damages))("with %s is refused, and named", (damage) => {
    damages[damage]?.(join(folder, name))
    expect(check).toThrow(join(folder, name))
  })
  test("that is missing is refused, and named", () => {
    rmSync(join(folder, name))
    expect(check).toThrow(name)
  })
})

describe("the master key of a restore", () => {
  let manifest: ReturnType<typeof check>
  beforeAll(() => {
    manifest = checkBackup(example.backup, () => {})
  })
  const keyFile = join(all, "master.key")
  const refusal = (file: string) =>
    checkMasterKey(folder, manifest, { file }).pipe(
      Effect.match({ onFailure: ({ message }) => message, onSuccess: () => "accepted" }),
      Effect.runPromise
    )

  test("is accepted when it opens every key", async () => expect(await refusal(example.masterKey)).toBe("accepted"))

  test("is refused when it is another one, with the generation and the id of the right one", async () => {
    writeFileSync(keyFile, `${Buffer.alloc(32, 7).toString("hex")}\n`, { mode: 0o600 })
    const { generation, key } = manifest.masterKey
    expect(await refusal(keyFile)).toContain(
      `the master key is not the one of this backup: it needs the key of generation ${generation} with the id ${key}`
    )
  })

  test.each([
    ["is missing", null, /there is no master key in .*master\.key: put your copy of it there/],
    ["is empty", "", /master\.key/],
    ["is no key", "hunter2\n", /master\.key/]
  ])("is refused when the file %s", async (_, text, sentence) => {
    rmSync(keyFile, { force: true })
    if (text !== null) writeFileSync(keyFile, text, { mode: 0o600 })
    expect(await refusal(keyFile)).toMatch(sentence)
  })
})
