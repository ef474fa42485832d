import { expect, test } from "vitest"
import { searchTextOf } from "./createSearch.ts"
import { hrefOfHit } from "./hrefOfHit.ts"
import { firstDayOf, searchSpans } from "./spans.ts"

test("a hit leads to its own page, and a message to its place in its chat", () => {
  expect((["task", "message", "atom", "topic"] as const).map((kind) => hrefOfHit({ kind, id: "id000001" }))).toEqual([
    "/tasks/id000001",
    "/messages?message=id000001",
    "/knowledge?atom=id000001",
    "/knowledge?topic=id000001"
  ])
})

test("a span begins on a day", () => {
  const now = Date.parse("2026-11-29T10:00:00Z")
  expect(searchSpans.map((span) => firstDayOf(span, now))).toEqual([null, "2026-11-22", "2026-10-29", "2025-11-28"])
})

test("an address asks no question that the server refuses", () => {
  expect(searchTextOf(undefined)).toBe("")
  expect(searchTextOf("a\u0000b")).toBe("ab")
  expect(searchTextOf("x".repeat(900))).toHaveLength(500)
})
