import { Result } from "effect"
import { expect, test } from "vitest"
import { parseTelegramExport } from "./telegramExport.ts"

/** The error for a chat of one message with this date. */
const refusal = (date: string) => {
  const message = { id: 7, type: "message", date, from: "Ann", from_id: "user1", text: "hello" }
  const read = parseTelegramExport(JSON.stringify({ name: "Pier", id: 1, messages: [message] }))
  return Result.isFailure(read) ? read.failure.message : "none"
}

test("a date outside the possible years is refused, and the error names them", () => {
  expect(refusal("2026-11-20T10:00:00")).toBe("none")
  expect(refusal("2099-01-01T00:00:00")).toMatch(/message 1 .*\(id 7\).* date is outside 1970 to 2096/)
  expect(refusal("1969-12-31T23:00:00")).toMatch(/ date is outside 1970 to 2096/)
})

test("a date that is no day is told apart from one that is too late", () => {
  for (const date of ["yesterday", "2026-02-31T10:00:00"]) expect(refusal(date)).toMatch(/ date cannot be read/)
})
