/** Which reports end which items, and which words end none. */
import { describe, expect, test } from "vitest"
import type { AtomType } from "../../../domain/values.ts"
import { chatAuthors, fateOf, shortChat } from "../../kit/fates.ts"
import { allAtOnce } from "../../slices/slices.ts"
import { fatesInSlices } from "./status/status.ts"

describe("a report of several items", () => {
  const statuses = (...lines: ReadonlyArray<string>) => {
    const messages = shortChat(lines)
    const items = [0, 1].map((message) => {
      const text = messages[message]?.text ?? ""
      return {
        type: "requirement" as const,
        text,
        evidence: [{ message, quote: text }],
        owner: chatAuthors.indexOf("Dan")
      }
    })
    return allAtOnce(fatesInSlices({ messages }, items)).map(({ status }) => status)
  }
  const asked = ["Mira: Dan, order the badges", "Mira: Dan, call the bakery"]

  test.each(["Dan: both done", "Dan: обидва зробив", "Dan: оба сделал"])("ends each of them: %s", (line) =>
    expect(statuses(...asked, line)).toEqual(["done", "done"])
  )

  test.each(["Dan: done", "Dan: готово", "Dan: всё, готово"])("and of one ends the last: %s", (line) =>
    expect(statuses(...asked, line)).toEqual(["open", "done"])
  )

  test.each(["Mira: both done?", "Dan: ще не зробив обидва", "Dan: оба не готовы"])("is none: %s", (line) =>
    expect(statuses(...asked, line)).toEqual(["open", "open"])
  )
})

describe("trouble ends with the work on it", () => {
  const fatesOf = (...lines: ReadonlyArray<string>) => {
    const messages = shortChat(lines)
    const items = (["problem", "requirement"] as const).map((type, message) => {
      const text = messages[message]?.text ?? ""
      return { type, text, evidence: [{ message, quote: text }], owner: type === "problem" ? null : 1 }
    })
    return allAtOnce(fatesInSlices({ messages }, items)).map(({ status, closedBy }) => [status, closedBy?.message])
  }

  test("by the same report", () =>
    expect(
      fatesOf(
        "Mira: the door sensor of the lift fails again",
        "Mira: Dan, please replace the lift door sensor",
        "Dan: done"
      )
    ).toEqual([
      ["done", 2],
      ["done", 2]
    ]))

  test("and not with other work", () =>
    expect(
      fatesOf("Mira: the door sensor of the lift fails again", "Mira: Dan, please order the plum cake", "Dan: ordered")
    ).toEqual([
      ["open", undefined],
      ["done", 2]
    ]))
})

describe("no end of an item is", () => {
  test.each<readonly [AtomType, string | null, ReadonlyArray<string>]>([
    [
      "requirement",
      "Dan",
      ["Mira: Dan, renew the permit of the crane", "Dan: I cannot renew the permit, it is registered to the port"]
    ],
    ["requirement", "Тарас", ["Оксана: Тарасе, онови перепустку", "Тарас: не можу, перепустка оформлена на порт"]],
    ["requirement", "Нина", ["Глеб: Нина, обнови пропуск", "Нина: не могу, пропуск оформлен на порт"]],
    ["requirement", "Dan", ["Mira: Dan, order the badges", "Mira: Concert day! Everybody ready?", "Dan: ready"]],
    [
      "requirement",
      "Тарас",
      ["Оксана: Тарасе, замов фарбу", "Оксана: Виїжджаємо на концерт, усі зібрались?", "Тарас: готовий"]
    ],
    [
      "requirement",
      "Dan",
      ["Mira: Dan writes the harbour notes", "Dan: the harbour branch is closed for new boats now"]
    ],
    [
      "requirement",
      null,
      ["Оксана: Переклала назви причалів, перевірте список", "Тарас: Міграція з перекладами причалів пройшла"]
    ],
    ["problem", null, ["Mira: the parking page is slow", "Dan: the help page is ready, please read it tomorrow"]],
    [
      "problem",
      null,
      ["Оксана: лист приходить англійською", "Mira: the mail is in English although she booked in German"]
    ]
  ])("%s of %s: %j", (type, owner, lines) => expect(fateOf(type, owner, lines)?.status).toBe("open"))

  test("a bare word that answers a question about the item is one", () =>
    expect(
      fateOf("requirement", "Dan", ["Mira: Dan, order the badges", "Mira: are the badges ready?", "Dan: ready"])?.status
    ).toBe("done"))
})

test("a promise to do both ends with the report of the plan that its author told before", () => {
  const messages = shortChat([
    "Глеб: Нашёл утечку, ставлю срок для кэша.",
    "Тарас: А може краще обмежити список?",
    "Глеб: Сделаю и то и другое.",
    "Глеб: Исправление утечки на стенде."
  ])
  const evidence = [1, 2].map((message) => ({ message, quote: messages[message]?.text ?? "" }))
  const item = { type: "requirement" as const, text: "А може краще обмежити список?", evidence, owner: 4 }
  expect(allAtOnce(fatesInSlices({ messages }, [item]))[0]).toMatchObject({ status: "done", closedBy: { message: 3 } })
})
