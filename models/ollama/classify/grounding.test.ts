import { expect, test } from "vitest"
import { ground } from "./grounding.ts"

const input = {
  title: "",
  at: "2026-11-24T09:30:00Z",
  zone: "Europe/Kyiv",
  people: [{ id: "person:ann", names: ["@ann", "Ann"] }]
}
const text = "Ann, сервер лежить. Полагодити до кінця дня, або EOD як кажуть"

test("a quote that stands in the text is read by our own rules", () =>
  expect(ground(text, { duePhrase: "до кінця дня", assigneePhrase: "Ann" }, input)).toEqual({
    due: "2026-11-24",
    duePhrase: "до кінця дня",
    assignee: "person:ann",
    dropped: 0
  }))

test("a quote is given back as the text writes it", () =>
  expect(ground(text, { duePhrase: "ДО  КІНЦЯ ДНЯ", assigneePhrase: null }, input)).toMatchObject({
    duePhrase: "до кінця дня",
    dropped: 0
  }))

test("a short quote counts when a date can be read in it", () => {
  expect(ground(text, { duePhrase: "EOD", assigneePhrase: null }, input)).toMatchObject({ due: "2026-11-24" })
  expect(ground(text, { duePhrase: "або", assigneePhrase: null }, input)).toMatchObject({
    due: null,
    duePhrase: null,
    dropped: 1
  })
})

test("a quote that stands nowhere is dropped, and counted", () =>
  expect(ground(text, { duePhrase: "by Friday", assigneePhrase: "@bo" }, input)).toEqual({
    due: null,
    duePhrase: null,
    assignee: null,
    dropped: 2
  }))

test("a name of nobody we know assigns nobody, and is no fault of the model", () =>
  expect(ground(text, { duePhrase: null, assigneePhrase: "сервер" }, input)).toMatchObject({
    assignee: null,
    dropped: 0
  }))
