/** Prometheus's own checks of its configuration and of the alert rules, and a test of each alert. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { promtoolPath } from "../setup/tests/prometheus.mjs"

const folder = new URL("./prometheus/", import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, folder), "utf8")
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name)

const promtool = promtoolPath()
if (promtool === undefined) console.log("skipped: promtool is missing (Debian: apt-get install prometheus)")

test.skipIf(promtool === undefined).each([
  ["check", "config", "prometheus.yml"],
  ["check", "rules", "rules.yml"],
  ["test", "rules", "rules.test.yml"]
])("promtool %s %s %s", (...words) => {
  expect(execFileSync(promtool ?? "", words, { cwd: folder, encoding: "utf8" })).toContain("SUCCESS")
})

test("each alert has a test in which it fires and one in which it is silent", () => {
  const alerts = namesIn(textOf("rules.yml"), /- alert: (\w+)/g)
  const tests = textOf("rules.test.yml")
  expect(alerts.length).toBeGreaterThan(10)
  expect(namesIn(tests, /- name: (\w+) fires/g)).toEqual(alerts)
  expect(namesIn(tests, /- name: (\w+) is silent/g)).toEqual(alerts)
})
