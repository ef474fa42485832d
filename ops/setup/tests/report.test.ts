/** The report of vitest has the form that `npm test` reads. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { failedTests, unsteadyTests } from "./report.mjs"

const folder = mkdtempSync(join(tmpdir(), "tracker-report-"))
afterAll(() => rmSync(folder, { recursive: true }))

let report: { testResults: unknown }
beforeAll(() => {
  mkdirSync(join(folder, "tests"))
  writeFileSync(
    join(folder, "tests/some.test.mjs"),
    `let runs = 0
    test("passes", () => {})
    test("passes the second time", () => { runs++; expect(runs).toBe(2) })
    test("fails", () => { expect(runs).toBe(0) })`
  )
  writeFileSync(join(folder, "tests/broken.test.mjs"), `throw new Error("it does not load")`)
  const output = join(folder, "report.json")
  const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs")
  const options = ["--globals", "--retry=1", "--reporter=json", `--outputFile.json=${output}`]
  spawnSync(process.execPath, [vitest, "run", "--root", folder, ...options], { cwd: folder })
  report = JSON.parse(readFileSync(output, "utf8"))
})

test("a test that passes when it is repeated is unsteady", () => {
  expect(unsteadyTests(report, `${folder}/`)).toEqual([
    "tests/some.test.mjs passes the second time: AssertionError: expected 1 to be 2 // Object.is equality"
  ])
})

test("a test that fails twice and a file that does not load have failed", () => {
  expect(failedTests(report, `${folder}/`).sort()).toEqual([
    "tests/broken.test.mjs as a whole: it does not load",
    "tests/some.test.mjs fails: AssertionError: expected 2 to be +0 // Object.is equality"
  ])
})
