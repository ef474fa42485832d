import { describe, expect, test } from "vitest"
import { extractionOf, saidInWindow } from "../../kit/questions.ts"
import { statusAfter } from "./status/closing.ts"
import { reportOf } from "./status/report.ts"
import { isReview, reportsDone } from "./candidates/statements/reports.ts"
import { akin, plainWords } from "./tasks/words/akin.ts"
import { extractByRules } from "./extractByRules.ts"

const extract = (...texts: ReadonlyArray<string>) =>
  extractByRules(
    extractionOf(
      texts.map((text, i) =>
        saidInWindow(text, {
          author: i % 2 === 0 ? "A" : "B",
          at: new Date(Date.UTC(2026, 10, 24, 9, i)).toISOString()
        })
      )
    )
  )
const work = (...texts: ReadonlyArray<string>) => extract(...texts).atoms.filter(({ type }) => type === "requirement")

describe("no work is", () => {
  test.each([
    'She wrote "please cancel the booking", but that was to her bank',
    "Вона написала «терміново скасуй бронювання», але то своєму банку",
    "Please remind me in spring.",
    "Звертайся, завжди радий пояснити!",
    "Замов зараз зі знижкою 50%!",
    "Учора сторінка оплати двічі зависала",
    "Can somebody suggest a good font?",
    "I am just asking if we need to renew the licence of the editor"
  ])("%s", (text) => {
    expect(work(text)).toEqual([])
  })
})

test("a request inside a sentence is work if it begins a clause", () => {
  expect(work("Список пошти застарів, онови його до середи").length).toBe(1)
})

test.each([
  "Good: the new checklist.",
  "Not good: three late nights.",
  "Добре: швидко зібралися.",
  "Плохо: забыли ключи."
])("a point of a review is no statement: %s", (text) => {
  expect(isReview(text)).toBe(true)
  expect(extract(text).atoms).toEqual([])
})

test.each([
  ["Confirmed, the form now opens without an error", true],
  ["Исправление зависания на сервере, всё ровно", true],
  ["The form opens with an error", false],
  ["The crash is not fixed yet", false]
])("trouble that is over is no trouble: %s", (text, over) => {
  expect(reportsDone(text)).toBe(over)
})

test("a word and its other form count as one shared word", () => {
  expect(akin(["booked", "booking", "number"], ["booked"])).toBe(1)
})

describe("an item stays open after a report", () => {
  const status = (item: string, report: string) =>
    statusAfter(
      {
        type: "requirement",
        message: 0,
        author: "a",
        doer: null,
        words: plainWords(item),
        context: [],
        deeds: new Set(["update"])
      },
      reportOf(1, "b", report),
      { replies: false, latest: true, newest: true }
    )

  test("on another object with the same verb", () => {
    expect(status("Нужно обновить каталог", "Пароль обновлён")).toBe(null)
    expect(status("Нужно обновить каталог", "Каталог обновлён")).toBe("done")
  })

  test("that only plans", () => {
    expect(reportOf(1, "b", "I will set up a call about the invoice on Monday").says).toBe(null)
    expect(reportOf(1, "b", "Set up the call about the invoice").says).toBe("done")
  })
})

test("a single word of any form names no topic", () => {
  const { topics } = extract(
    "the printer is broken again",
    "we need to move the printer to the hall",
    "who has the key of the printer?",
    "we decided to sell the printer"
  )
  expect(topics).toEqual([])
})

test("one message has no second proposal with the words of its marked question", () => {
  const { atoms } = extract("Question: do we keep the old archive? Nobody can open it since May.")
  const whole = atoms.filter(({ evidence }) => evidence.some(({ quote }) => quote.startsWith("Question")))
  expect(whole.length).toBeLessThanOrEqual(1)
})

describe("a wish with a good word at its beginning is no decision", () => {
  test.each([
    "Хорошо бы обновить редактор, он тормозит",
    "Добре б оновити редактор, він гальмує",
    "Good idea, but the maps are too expensive for us"
  ])("%s", (text) => {
    const { atoms } = extract("We could embed the maps of the city.", text)
    expect(atoms.filter(({ type, evidence }) => type === "decision" && evidence[0]?.message === 1)).toEqual([])
  })
})

test.each([
  ["Idea: show the walking time to the fair.", "We could take it from the map of the city, that is one request."],
  ["Ідея: показувати час дороги до ярмарку.", "Ми могли б узяти його з карти міста, це один запит."],
  ["Идея: показывать время дороги до ярмарки.", "Мы могли бы взять его из карты города, это один запрос."]
])("a proposal about “it” quotes what it is about: %s %s", (...lines) => {
  const later = extract(...lines).atoms.filter(({ evidence }) => evidence[0]?.message === 1)
  expect(later.map(({ evidence }) => evidence.map(({ message }) => message))).toEqual([[1, 0]])
})

test("a remark on the work in hand is no promise", () => {
  expect(work("Нашёл причину. Готовлю обход.")).toEqual([])
})

test("a statement that a person marked has a high score", () => {
  const { atoms } = extract("Decision: every poster has one sponsor.")
  expect(atoms.map(({ type, score }) => [type, score >= 0.75])).toEqual([["decision", true]])
})
