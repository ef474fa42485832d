import { expect, test } from "vitest"
import { ground } from "./grounding.ts"

const input = {
  title: "",
  at: "2026-11-24T09:30:00Z",
  zone: "Europe/Kyiv",
  people: [{ id: "person:ann", names: ["@ann", "Ann"] }]
}
const text = "Ann, сервер лежить. Полагодити до кінця дня, або EOD як кажуть"

test("our own rules read a quote that occurs in the text", () =>
  expect(ground(text, { duePhrase: "до кінця дня", assigneePhrase: "Ann" }, input)).toEqual({
    due: "2026-11-24",
    duePhrase: "до кінця дня",
    assignee: "person:ann",
    dropped: 0
  }))

test("a quote is returned as the text writes it", () =>
  expect(ground(text, { duePhrase: "ДО  КІНЦЯ ДНЯ", assigneePhrase: null }, input)).toMatchObject({
    duePhrase: "до кінця дня",
    dropped: 0
  }))

test("a short quote counts if it contains a date", () => {
  expect(ground(text, { duePhrase: "EOD", assigneePhrase: null }, input)).toMatchObject({ due: "2026-11-24" })
  expect(ground(text, { duePhrase: "або", assigneePhrase: null }, input)).toMatchObject({
    due: null,
    duePhrase: null,
    dropped: 1
  })
})

test("a quote that does not occur in the text is dropped and counted", () =>
  expect(ground(text, { duePhrase: "by Friday", assigneePhrase: "@bo" }, input)).toEqual({
    due: null,
    duePhrase: null,
    assignee: null,
    dropped: 2
  }))

test("an unknown name assigns no person, and does not count as dropped", () =>
  expect(ground(text, { duePhrase: null, assigneePhrase: "сервер" }, input)).toMatchObject({
    assignee: null,
    dropped: 0
  }))
