import { execFileSync } from "node:child_process"
import { expect, test } from "vitest"

/** The printed value of an expression, in a process whose `Date` was noon of 24 November 2026 and is shifted by `laterDate.mjs`. */
const later = (expression: string) => {
  const noon = "const now = Date.UTC(2026, 10, 24, 12); Date.now = () => now"
  const imports = [`data:text/javascript,${noon}`, new URL("./laterDate.mjs", import.meta.url).href]
  return execFileSync(process.execPath, [...imports.flatMap((url) => ["--import", url]), "--print", expression], {
    encoding: "utf8",
    env: { TZ: "UTC" }
  }).trim()
}

test.each([
  ["new Date().toISOString()", "2027-12-29T12:00:00.000Z"],
  ["new Date(Date.now()).toISOString()", "2027-12-29T12:00:00.000Z"],
  ["Date().slice(0, 15)", "Wed Dec 29 2027"],
  ["new Date(0).toISOString()", "1970-01-01T00:00:00.000Z"],
  ["Date.UTC(1970, 0, 2)", "86400000"],
  ["new (class Day extends Date {})().toISOString()", "2027-12-29T12:00:00.000Z"],
  ["new Date() instanceof Date", "true"]
])("%s is %s", (expression, value) => expect(later(expression)).toBe(value))
