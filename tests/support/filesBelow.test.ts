import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { filesBelow } from "./filesBelow.ts"

const folder = mkdtempSync(join(tmpdir(), "files-below-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("every file of every folder is read, and a folder that is not there is an error", () => {
  mkdirSync(join(folder, "deep", "deeper"), { recursive: true })
  writeFileSync(join(folder, "one"), "1")
  writeFileSync(join(folder, "deep", "deeper", "two"), "2")
  symlinkSync("nothing", join(folder, "deep", "link"))
  expect(
    filesBelow(folder)
      .map(({ path, bytes }) => [path.slice(folder.length), String(bytes)])
      .toSorted()
  ).toEqual([
    ["/deep/deeper/two", "2"],
    ["/one", "1"]
  ])
  expect(() => filesBelow(join(folder, "none"))).toThrow("ENOENT")
})
