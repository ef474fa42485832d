import { expect, test } from "vitest"
import { returnPathOf } from "./returnPath.ts"

test.each(["/", "/tasks", "/tasks/a1b2?show=done#top", "/search?q=%2F%2Fevil.example"])("%s is kept", (path) => {
  expect(returnPathOf(path)).toBe(path)
})

test.each([
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "javascript:alert(1)",
  "tasks",
  "",
  " /tasks",
  `/${"a".repeat(501)}`
])("%j becomes the first page", (path) => {
  expect(returnPathOf(path)).toBe("/")
})
