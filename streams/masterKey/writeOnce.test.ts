import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { writeOnce } from "./writeOnce.ts"

const folder = mkdtempSync(join(tmpdir(), "write-once-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("the second writer gets the text of the first, and leaves no temporary file", () => {
  const file = join(folder, "key")
  writeOnce(file, "first")
  writeOnce(file, "second")
  expect(readFileSync(file, "utf8")).toBe("first")
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(["key"])
})

test("a path that cannot be written fails with the reason", () => {
  expect(() => writeOnce(join(folder, "none", "key"), "text")).toThrow(/ENOENT/)
})
