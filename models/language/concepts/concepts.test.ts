import { expect, test } from "vitest"
import { deedOf, differInKind, meansSame, thingOf } from "./concepts.ts"

test.each([
  ["list", "списком", "списку"],
  ["invoices", "рахунок", "счета"],
  ["parcel", "посилку", "посылки"],
  ["keys", "ключі", "ключи"],
  ["mail", "листа", "письмом"],
  ["database", "базу", "базой"],
  ["heating", "опалення", "отопление"],
  ["licence", "ліцензію", "лицензии"],
  ["currency", "валюту", "валюты"],
  ["fence", "паркану", "забором"],
  ["shift", "зміну", "смены"]
])("names one thing in three languages: %s, %s, %s", (...words) => {
  const [first, ...others] = words.map(thingOf)
  expect(first).not.toBeNull()
  expect(others).toEqual([first, first])
})

test.each([
  "листопад",
  "базар",
  "portal",
  "темний",
  "картопля",
  "заборона",
  "поліція",
  "залив",
  "формат",
  "город",
  "toString",
  "constructor"
])("a longer word is no form of a shorter one: %s", (word) => expect(thingOf(word)).toBeNull())

test("a verb without a row is its own meaning", () => {
  expect(["надіслати", "отправить", "send"].map(deedOf)).toEqual(["send", "send", "send"])
  expect(deedOf("weld")).toBe("weld")
})

const noDeeds = () => []

test.each([
  ["english", "мова"],
  ["german", "язык"],
  ["licence", "лицензия"],
  ["festival", "фестиваль"]
])("%s and %s are one thing, or a thing and its kind", (a, b) => {
  expect(meansSame(a, b, noDeeds)).toBe(true)
  expect(meansSame(b, a, noDeeds)).toBe(true)
})

test("a verb means what its noun names", () => {
  const deeds = (word: string) => (word === "booked" ? ["book"] : [])
  expect(meansSame("booked", "бронювання", deeds)).toBe(true)
  expect(meansSame("booked", "оплата", deeds)).toBe(false)
})

test.each([
  ["english", "німецькою"],
  ["list", "лист"],
  ["invoice", "паспорт"]
])("%s is not %s", (a, b) => expect(meansSame(a, b, noDeeds)).toBe(false))

test("two things of one kind differ, unless one of them is in both", () => {
  expect(differInKind(["меню", "французькою"], ["menu", "german"])).toBe(true)
  expect(differInKind(["меню", "німецькою"], ["menu", "german"])).toBe(false)
  expect(differInKind(["меню"], ["menu", "german"])).toBe(false)
})
