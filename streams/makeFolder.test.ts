import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { makeFolder } from "./makeFolder.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-folder-test-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("parents are made too, for this user only", () => {
  const made = join(folder, "a/b")
  makeFolder(made)
  makeFolder(made)
  for (const each of [made, join(folder, "a")]) expect(statSync(each).mode & 0o777).toBe(0o700)
})

test("a file in the way is an error of the system", () => {
  const file = join(folder, "file")
  writeFileSync(file, "")
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
  expect(() => makeFolder(join(file, "inside"))).toThrow(/EEXIST|ENOTDIR/)
})

test.runIf(process.platform === "linux")(
  "a folder in which none can be made is an error, and not an endless attempt",
  () => {
    expect(() => makeFolder("/proc/tracker-test/data")).toThrow(/ENOENT/)
  }
)
