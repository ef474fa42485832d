import { describe, expect, test } from "vitest"
import type { AtomType } from "../../../../domain/values.ts"
import { fateOf, shortChat } from "../../../kit/fates.ts"
import { allAtOnce } from "../../../slices/slices.ts"
import { fatesInSlices } from "./status.ts"

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
    const [first, ...after] = shortChat(["Mira: Dan, order the badges", "Dan: ordered the badges"])
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

describe("a report without a common word", () => {
  test.each<readonly [AtomType, string | null, ReadonlyArray<string>]>([
    ["requirement", "Dan", ["Mira: Dan, prepare the list of spare parts", "Тарас: список запчастин готовий"]],
    ["requirement", "Нина", ["Mira: Nina, please call the printing house", "Нина: говорят, тираж будет в среду"]],
    ["requirement", "Dan", ["Mira: Dan, turn that pump off now", "Dan: switched off both of them"]],
    ["requirement", "Тарас", ["Оксана: Тарасе, перевір, будь ласка, вивіску", "Тарас: усе добре, без зауважень"]],
    ["requirement", "Mira", ["Mira: I will set up a call with the landlord", "Mira: Call with the landlord now"]],
    ["problem", null, ["Mira: the sheet with all phone numbers is open to everybody!", "Dan: closed it"]],
    ["problem", null, ["Mira: the door lock does not open", "Dan: починил замок"]],
    ["requirement", null, ["Оксана: може хтось мені відкрити доступ до таблиці?", "Тарас: відкрив, дивись"]]
  ])("%s of %s: %j", (type, owner, lines) => {
    const by = owner === "Dan" && lines[1]?.startsWith("Тарас") === true ? "Тарас" : owner
    expect(fateOf(type, by, lines)?.status).toBe("done")
  })

  test("is not a plan, not words about other people, and not a repetition", () => {
    expect(fateOf("requirement", "Dan", ["Mira: Dan, make the shot list", "Dan: shot list tonight"])?.status).toBe(
      "open"
    )
    expect(fateOf("blocker", null, ["Mira: we wait for the bank", "Dan: Bank asked for it"])?.status).toBe("open")
    const plan = "the painted doors of the east wing are reopened on Monday"
    expect(fateOf("decision", null, [`Mira: ${plan}`, `Dan: ${plan}`])?.status).toBe("open")
  })

  test("in a long message ends only the item that one of its clauses names", () => {
    const long =
      "Mira: okay so I just had the printer on the phone and he wants the final logo by tomorrow noon, and tell Dan the paper colour is wrong, no wait, forget that, I was looking at the old proof, and could you send the October invoice again"
    expect(fateOf("requirement", "Dan", ["Mira: Dan, order the badges", long])?.status).toBe("open")
  })
})

test("an idea is done when a decision takes it up", () => {
  const messages = shortChat([
    "Mira: what if the bakery gets a second counter for coffee?",
    "Dan: hm",
    "Mira: decided: the bakery gets a second counter for coffee in May"
  ])
  const items = ([0, 2] as const).map((message) => {
    const text = messages[message]?.text ?? ""
    return {
      type: message === 0 ? ("idea" as const) : ("decision" as const),
      text,
      evidence: [{ message, quote: text }],
      owner: null
    }
  })
  expect(allAtOnce(fatesInSlices({ messages }, items))[0]).toMatchObject({ status: "done", closedBy: { message: 2 } })
})

describe("a question in a chat where people address each other", () => {
  const known = [{ name: "kay" }, { name: "lee_7" }, { name: "max" }]
  const talk = (...lines: ReadonlyArray<readonly [number, string]>) =>
    lines.map(([from, text], i) => ({
      author: known[from]?.name ?? "",
      text,
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: null,
      context: false,
      from
    }))
  const statusOf = (...lines: ReadonlyArray<readonly [number, string]>) => {
    const messages = talk(...lines)
    const text = messages[0]?.text ?? ""
    const item = { type: "question" as const, text, evidence: [{ message: 0, quote: text }], owner: null }
    return allAtOnce(fatesInSlices({ messages, people: known }, [item]))[0]?.status
  }

  test.each<ReadonlyArray<readonly [number, string]>>([
    [
      [0, "can a courier be paid in parts?"],
      [1, "max: that is in the manual of the till"]
    ],
    [
      [0, "can a courier be paid in parts?"],
      [1, "Hi all, my till shows a red lamp"]
    ],
    [
      [0, "lee_7, can a courier be paid in parts?"],
      [2, "the lamp of my till is red"]
    ],
    [
      [0, "can a courier be paid in parts?"],
      [1, ":D"]
    ]
  ])("stays open after a message that does not address the asker: %j", (...lines) =>
    expect(statusOf(...lines)).toBe("open")
  )

  test("is answered by a message that addresses the asker", () =>
    expect(statusOf([0, "can a courier be paid in parts?"], [1, "kay: yes, up to three times"])).toBe("done"))
})

test("a problem is done when its solution is reported", () =>
  expect(
    fateOf("problem", null, ["Mira: the door sensor of the lift is broken", "Dan: fixed the door sensor"])?.status
  ).toBe("done"))

test("a later decision on the same matter replaces the earlier one", () => {
  const messages = shortChat([
    "Mira: we open the hall on Monday",
    "Dan: ok",
    "Mira: we open the hall on Tuesday instead"
  ])
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
