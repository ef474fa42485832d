/** The contents of a release, and its heading in CHANGELOG.md. */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { reachedFrom } from "../docker/compose/reached.ts"
import { changelogFault } from "./changelog.ts"
import { isForOtherPlatform, type Lock, productionPackages, releaseFiles } from "./contents.ts"

describe("the heading of 1.2.3", () => {
  const heading = "## [1.2.3] - 2026-11-30\n\n### Added\n\n- A.\n"
  const former = "\n## [1.2.2] - 2026-10-01\n\n### Upgrading\n\nNothing.\n"

  test("is complete with the section Upgrading", () =>
    expect(changelogFault(`${heading}\n### Upgrading\n\nNothing.\n${former}`, "1.2.3")).toBe(null))
  test("needs its own section Upgrading", () =>
    expect(changelogFault(heading + former, "1.2.3")).toContain('no section "### Upgrading" for 1.2.3'))
  test.each(["## [Unreleased]\n", "## [1.2.30] - 2026-11-30\n", "## [1x2.3] - 2026-11-30\n", "## [1.2.3]\n"])(
    "is not %j",
    (text) => expect(changelogFault(`${text}\n### Upgrading\n`, "1.2.3")).toContain("no heading")
  )
})

describe("the archive", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock
  const files = releaseFiles(execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n"))
  const packages = productionPackages(lock, existsSync)

  test("has each file that the product loads", () => {
    const reached = reachedFrom(["ops/tt.mjs", "ops/supervisor/supervise.ts", "ops/setup/bootstrap.mjs"])
    expect([...reached.files].filter((file) => existsSync(file) && !files.includes(file))).toEqual([])
  })
  test("has no tests", () => expect(files.filter((file) => file.includes(".test."))).toEqual([]))
  test("has the packages of production, and none of the tests", () => {
    expect(packages).toContain("node_modules/effect")
    expect(packages.filter((folder) => /\/(?:vitest|typescript|playwright|yaml)$/.test(folder))).toEqual([])
  })
  test.each([
    ["uws_linux_x64_137.node", false],
    ["uws_darwin_arm64_137.node", true],
    ["uws_win32_x64_127.node", true],
    ["uws.js", false]
  ])("leaves out %s on linux x64: %s", (file, out) =>
    expect(isForOtherPlatform(`/app/node_modules/uWebSockets.js/${file}`, "linux", "x64")).toBe(out)
  )
})
