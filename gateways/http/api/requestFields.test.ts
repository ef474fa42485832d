import { Schema } from "effect"
import { expect, test } from "vitest"
import { asOfQuery, filterText, inUtc, searchText } from "./requestFields.ts"

test.each([
  ["2026-11-28T10:00:00+02:00", "2026-11-28T08:00:00.000Z"],
  ["2026-11-28T10:00:00 02:00", "2026-11-28T08:00:00.000Z"],
  ["2026-11-28T10:00:00.250-05:30", "2026-11-28T15:30:00.250Z"],
  ["2026-11-28T10:00:00Z", "2026-11-28T10:00:00Z"]
])("the moment %s is %s in UTC", (given, utc) => expect(inUtc(given)).toBe(utc))

const accepts = Schema.is(Schema.Struct(asOfQuery))
test.each(["17", "2026-11-28T10:00:00+02:00", "2026-11-28T10:00:00Z"])("asOf accepts %s", (asOf) =>
  expect(accepts({ asOf })).toBe(true)
)
test.each(["yesterday", "2026-02-30T10:00:00+02:00", "2026-11-28T10:00:00+99:00", "2026-11-28T10:00:00"])(
  "asOf refuses %s",
  (asOf) => expect(accepts({ asOf })).toBe(false)
)

test("no text that reaches the tables has a NUL", () => {
  for (const field of [filterText(9), searchText(9)]) {
    expect(Schema.is(field)("a\0b")).toBe(false)
    expect(Schema.is(field)("0123456789")).toBe(false)
    expect(Schema.is(field)("a b")).toBe(true)
  }
  expect([Schema.is(filterText(9))(""), Schema.is(searchText(9))("")]).toEqual([true, false])
})
