import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { isExactPath } from "./exactPaths.ts"
import { isPage, pagePaths } from "./pages.ts"

test.each([
  "/",
  "/metrics",
  "/api/tasks/T-1",
  "/api/people/by-name/J%C3%BCrgen%20M",
  "/a/b:c@d,e",
  "/api/tokens/a%2Fb"
])("%s is exact", (path) => expect(isExactPath(path)).toBe(true))

test.each([
  "",
  "metrics",
  "//",
  "//metrics",
  "/metrics/",
  "/a//b",
  "/%6detrics",
  "/%6Detrics",
  "/T%2D1",
  "/%7euser",
  "/./metrics",
  "/a/..",
  "/a/../metrics",
  "/%2e%2e/metrics",
  "/metrics;x",
  "/metrics#x",
  "/metrics?x",
  "\\metrics",
  "/metrics%",
  "/metrics%0",
  "/metrics x",
  "/metrics\0",
  "/métrics"
])("%j is another spelling", (path) => expect(isExactPath(path)).toBe(false))

test("a long path is checked in linear time", () => {
  expect(isExactPath(`${"/a".repeat(200_000)}/`)).toBe(false)
})

test("the list of pages is the list of the dashboard's routes", () => {
  const source = readFileSync(new URL("../../ui/Pages.tsx", import.meta.url), "utf8")
  // The table of pages, and the routes beside it.
  const routes = [...source.matchAll(/\bpath(?:: |=)"([^"*]+)"/g)].flatMap(([, path]) => path ?? [])
  const entrances = ["/sign-in", "/sign-in/callback", "/join"]
  expect(pagePaths.filter((path) => !entrances.includes(path)).toSorted()).toEqual(routes.toSorted())
})

test.each([
  ["/", true],
  ["/tasks", true],
  ["/tasks/T-1", true],
  ["/tasks/T-1/x", false],
  ["/tasks/T-1%2f", false],
  ["/tasks/T-1%00", false],
  ["/Tasks", false],
  ["/metrics", false]
])("%s is a page: %s", (path, expected) => expect(isPage(path)).toBe(expected))
