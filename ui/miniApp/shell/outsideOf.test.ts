import { expect, test } from "vitest"
import { outsideOf } from "./outsideOf.ts"

const origin = "https://tasks.example.org"

test.each(["/mine", "/tasks", "/tasks/Ab-1", "/tasks/T-12?view=history", "/review?proposal=p1", "/new"])(
  "%s stays",
  (href) => expect(outsideOf(href, origin)).toBeNull()
)

test.each([
  ["/knowledge", `${origin}/knowledge`],
  ["/api/messages/m1/files/0", `${origin}/api/messages/m1/files/0`],
  ["https://t.me/c/1/2", "https://t.me/c/1/2"],
  ["https://evil.example/mine", "https://evil.example/mine"],
  ["//evil.example/mine", "https://evil.example/mine"]
])("%s opens in the browser", (href, address) => expect(outsideOf(href, origin)).toBe(address))
