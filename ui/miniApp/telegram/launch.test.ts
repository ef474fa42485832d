import { describe, expect, test } from "vitest"
import { launchIn, speaks } from "./launch.ts"

const initData = "query_id=AAH&user=%7B%22id%22%3A5%2C%22language_code%22%3A%22uk%22%7D&auth_date=1&hash=aa"
const hash = `#tgWebAppData=${encodeURIComponent(initData)}&tgWebAppVersion=8.0&tgWebAppPlatform=ios&tgWebAppThemeParams=${encodeURIComponent('{"bg_color":"#ffffff"}')}`

test("the hash has the signed data, the version, the theme and the language", () =>
  expect(launchIn({ hash, search: "" })).toEqual({
    initData,
    version: "8.0",
    platform: "ios",
    theme: { bg_color: "#ffffff" },
    language: "uk",
    path: "/mine"
  }))

test.each([
  ["", ""],
  ["#tgWebAppVersion=8.0", ""],
  ["#tgWebAppData=", "?startapp=task-abc"]
])("a page with %j and %j was not opened by Telegram", (hash, search) => expect(launchIn({ hash, search })).toBeNull())

describe("a link opens", () => {
  const withStart = `#tgWebAppData=${encodeURIComponent(`${initData}&start_param=proposal-p1`)}`
  test.each([
    ["?startapp=task-Ab_9-x", hash, "/tasks/Ab_9-x"],
    ["?tgWebAppStartParam=task-T-12", hash, "/tasks/T-12"],
    ["?startapp=proposal-p1", hash, "/review?proposal=p1"],
    ["", withStart, "/review?proposal=p1"],
    ["?startapp=task-../settings", hash, "/mine"],
    ["?startapp=//evil.example", hash, "/mine"],
    ["?startapp=task-", hash, "/mine"],
    [`?startapp=task-${"a".repeat(61)}`, hash, "/mine"]
  ])("%s", (search, hash, path) => expect(launchIn({ hash, search })?.path).toBe(path))
})

test("broken data have no language and no theme", () => {
  const broken = `#tgWebAppData=${encodeURIComponent("user={&hash=aa")}&tgWebAppThemeParams=[`
  expect(launchIn({ hash: broken, search: "" })).toMatchObject({ language: null, theme: {}, version: "6.0" })
})

test.each([
  ["8.0", "6.1", true],
  ["6.10", "6.9", true],
  ["6.0", "6.1", false],
  ["7.10", "8.0", false],
  ["", "6.1", false],
  ["nonsense", "6.1", false]
])("version %j speaks %s: %s", (version, least, expected) => expect(speaks(version, least)).toBe(expected))
