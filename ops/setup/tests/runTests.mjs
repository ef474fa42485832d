// `npm test`: all tests, the cheapest first. The last lines name the failed tests and count all.
// A failed e2e test is repeated once. If it passes then, it is printed as unsteady.
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { chromiumPath } from "./chromium.mjs"
import { failedTests, mostUnsteady, unsteadyTests } from "./report.mjs"
import { root } from "../step.mjs"

// The `later` projects are the same tests 400 days ahead, in another time zone and language.
const groups = [["unit", "ui", "unit-later", "ui-later"], ["integration"], ["e2e"]]
const environment = {
  // Node stores compiled modules for the test runner and for the product.
  NODE_COMPILE_CACHE: `${root}.cache/compiled`,
  ...process.env,
  ...(chromiumPath() === undefined ? {} : { CHROME_PATH: chromiumPath() })
}
// The product under test has its own settings. Those of the person who runs the tests must not reach it.
for (const name of Object.keys(environment))
  if (/^(TT_|NATS_URL|DATABASE_URL$|OLLAMA_|TELEGRAM_)/.test(name)) delete environment[name]

const totals = { passed: 0, failed: 0, skipped: 0 }
const unsteady = []
const failed = []
let broken = false
mkdirSync(`${root}.cache`, { recursive: true })
for (const projects of groups) {
  const report = `${root}.cache/tests-${projects.join("-")}.json`
  rmSync(report, { force: true })
  const { status } = spawnSync(
    "vitest",
    [
      "run",
      ...projects.flatMap((name) => ["--project", name]),
      ...(projects.includes("e2e") ? ["--retry=1"] : []),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...process.argv.slice(2)
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: environment
    }
  )
  broken ||= status !== 0
  try {
    const found = JSON.parse(readFileSync(report, "utf8"))
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = found
    unsteady.push(...unsteadyTests(found, root))
    failed.push(...failedTests(found, root))
    totals.passed += numPassedTests
    totals.failed += numFailedTests
    totals.skipped += numPendingTests + numTodoTests
  } catch {
    broken = true
  }
}
for (const each of failed) console.log(`failed: ${each}`)
for (const each of unsteady) console.log(`unsteady: ${each}`)
if (unsteady.length > mostUnsteady) {
  console.log(`failed: ${unsteady.length} tests are unsteady; at most ${mostUnsteady} may be`)
  broken = true
}
console.log(`${totals.passed} passed, ${Math.max(totals.failed, broken ? 1 : 0)} failed, ${totals.skipped} skipped`)
process.exit(broken || totals.passed === 0 ? 1 : 0)
