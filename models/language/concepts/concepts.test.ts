import { expect, test } from "vitest"
import { deedOf, thingOf } from "./concepts.ts"

test.each([
  ["list", "списком", "списку"],
  ["invoices", "рахунок", "счета"],
  ["parcel", "посилку", "посылки"],
  ["keys", "ключі", "ключи"],
  ["mail", "листа", "письмом"],
  ["database", "базу", "базой"]
])("names one thing in three languages: %s, %s, %s", (...words) => {
  const [first, ...others] = words.map(thingOf)
  expect(first).not.toBeNull()
  expect(others).toEqual([first, first])
})

test.each(["листопад", "базар", "portal", "темний", "картопля", "toString", "constructor"])(
  "a longer word is no form of a shorter one: %s",
  (word) => expect(thingOf(word)).toBeNull()
)

test("a verb without a row is its own meaning", () => {
  expect(["надіслати", "отправить", "send"].map(deedOf)).toEqual(["send", "send", "send"])
  expect(deedOf("weld")).toBe("weld")
})
