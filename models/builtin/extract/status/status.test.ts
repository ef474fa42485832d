import { describe, expect, test } from "vitest"
import type { AtomType } from "../../../../domain/values.ts"
import type { WindowMessage } from "../../../distillation.ts"
import { allAtOnce } from "../../../slices/slices.ts"
import { fatesInSlices } from "./status.ts"

const people = ["Mira", "Dan", "Оксана", "Тарас", "Глеб", "Нина"]

const chat = (lines: ReadonlyArray<string>, replyTo: number | null = null): ReadonlyArray<WindowMessage> =>
  lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: i === lines.length - 1 ? replyTo : null,
      context: false,
      from: people.indexOf(author)
    }
  })

/** The fate of the item that the first message states. */
const fateOf = (type: AtomType, owner: string | null, lines: ReadonlyArray<string>, replyTo: number | null = null) => {
  const messages = chat(lines, replyTo)
  const text = messages[0]?.text ?? ""
  const item = {
    type,
    text,
    evidence: [{ message: 0, quote: text }],
    owner: owner === null ? null : people.indexOf(owner)
  }
  return allAtOnce(fatesInSlices({ messages }, [item]))[0]
}

describe("work is done", () => {
  test.each<readonly [string, ReadonlyArray<string>, string]>([
    [
      "Dan",
      ["Mira: Dan, order the badges", "Dan: ordered the badges, they come on Monday"],
      "ordered the badges, they come on Monday"
    ],
    ["Тарас", ["Оксана: Тарасе, замов фарбу", "Тарас: замовив"], "замовив"],
    ["Нина", ["Глеб: Нина, распечатай афиши", "Нина: афиши готовы ✅"], "афиши готовы ✅"],
    ["Dan", ["Mira: Dan, please move the desks", "Mira: and good morning", "Dan: done"], "done"]
  ])("by its owner: %s %j", (owner, lines, quote) =>
    expect(fateOf("requirement", owner, lines)).toEqual({
      status: "done",
      closedBy: { message: lines.length - 1, quote },
      replacedBy: null
    })
  )

  test("by a reply of any person", () =>
    expect(fateOf("requirement", null, ["Mira: the contract has to be signed", "Dan: signed"], 0)?.status).toBe("done"))

  test("by a message after the window, whose index continues", () => {
    const [first, ...after] = chat(["Mira: Dan, order the badges", "Dan: ordered the badges"])
    const item = {
      type: "requirement" as const,
      text: "order the badges",
      evidence: [{ message: 0, quote: "order the badges" }],
      owner: 1
    }
    const messages = first === undefined ? [] : [first]
    expect(allAtOnce(fatesInSlices({ messages, after }, [item]))[0]).toMatchObject({
      status: "done",
      closedBy: { message: 1 }
    })
  })
})

test.each<readonly [string, ReadonlyArray<string>]>([
  ["Dan", ["Mira: Dan, order the badges", "Dan: not done yet"]],
  ["Dan", ["Mira: Dan, order the badges", "Dan: will be ordered tomorrow"]],
  ["Dan", ["Mira: Dan, order the badges", "Mira: who ordered lunch?"]],
  ["Тарас", ["Оксана: Тарасе, замов фарбу", "Тарас: ще не замовив"]],
  ["Нина", ["Глеб: Нина, распечатай афиши", "Нина: если распечатаю, скажу"]],
  ["Нина", ["Глеб: Нина, распечатай афиши", "Глеб: я починил чайник на кухне"]]
])("work of %s stays open: %j", (owner, lines) => expect(fateOf("requirement", owner, lines)?.status).toBe("open"))

test.each<readonly [string, ReadonlyArray<string>]>([
  ["Dan", ["Mira: Dan, order the badges", "Mira: never mind"]],
  ["Тарас", ["Оксана: Тарасе, замов фарбу", "Оксана: відбій, фарбу не треба"]],
  ["Нина", ["Глеб: Нина, распечатай афиши", "Глеб: отбой"]]
])("work of %s is withdrawn by the person who asked: %j", (owner, lines) =>
  expect(fateOf("requirement", owner, lines)).toMatchObject({ status: "withdrawn", closedBy: { message: 1 } })
)

describe("a question", () => {
  test.each([
    [["Mira: where do we keep the badges?", "Dan: in the drawer of the reception"]],
    [["Оксана: скільки коштує фарба?", "Тарас: двісті гривень за банку"]]
  ])("is done when another person answers: %j", (lines) => expect(fateOf("question", null, lines)?.status).toBe("done"))

  test.each([
    [["Mira: where do we keep the badges?", "Dan: no idea"]],
    [["Mira: where do we keep the badges?", "Dan: why do you ask?"]],
    [["Mira: where do we keep the badges?", "Mira: asking for a friend"]]
  ])("stays open: %j", (lines) => expect(fateOf("question", null, lines)?.status).toBe("open"))
})

test("a problem is done when its solution is reported", () =>
  expect(
    fateOf("problem", null, ["Mira: the door sensor of the lift is broken", "Dan: fixed the door sensor"])?.status
  ).toBe("done"))

test("a later decision on the same matter replaces the earlier one", () => {
  const messages = chat(["Mira: we open the hall on Monday", "Dan: ok", "Mira: we open the hall on Tuesday instead"])
  const items = [0, 2].map((message) => {
    const text = messages[message]?.text ?? ""
    return { type: "decision" as const, text, evidence: [{ message, quote: text }], owner: null }
  })
  expect(allAtOnce(fatesInSlices({ messages }, items))[0]).toEqual({
    status: "replaced",
    closedBy: { message: 2, quote: "we open the hall on Tuesday instead" },
    replacedBy: 1
  })
})
