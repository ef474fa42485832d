/** The report of vitest for a test that was repeated has the form that `npm test` reads. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { unsteadyTests } from "./unsteady.mjs"

const folder = mkdtempSync(join(tmpdir(), "tracker-unsteady-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("a test that passes when it is repeated is unsteady, and one that fails twice is not", () => {
  mkdirSync(join(folder, "tests"))
  writeFileSync(
    join(folder, "tests/some.test.mjs"),
    `let runs = 0
    test("passes", () => {})
    test("passes the second time", () => { runs++; expect(runs).toBe(2) })
    test("fails", () => { expect(runs).toBe(0) })`
  )
  const report = join(folder, "report.json")
  const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs")
  const options = ["--globals", "--retry=1", "--reporter=json", `--outputFile.json=${report}`]
  spawnSync(process.execPath, [vitest, "run", "--root", folder, ...options], { cwd: folder })
  expect(unsteadyTests(JSON.parse(readFileSync(report, "utf8")))).toEqual([
    "passes the second time: AssertionError: expected 1 to be 2 // Object.is equality"
  ])
})
