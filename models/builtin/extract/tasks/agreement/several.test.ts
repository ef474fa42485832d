import { describe, expect, test } from "vitest"
import type { WindowMessage } from "../../../../distillation.ts"
import { allAtOnce } from "../../../../slices/slices.ts"
import { sentencesOf } from "../../sentence/sentence.ts"
import { workInSlices } from "../tasks.ts"

const people = ["Mira", "Dan", "Оксана", "Тарас", "Глеб", "Нина"]

const chat = (lines: ReadonlyArray<string>): ReadonlyArray<WindowMessage> =>
  lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: null,
      context: false,
      from: people.indexOf(author)
    }
  })

/** The owner and the due words of the work whose first quote is in each message. */
const workOf = (...lines: ReadonlyArray<string>) => {
  const messages = chat(lines)
  const works = allAtOnce(
    workInSlices(
      { messages, people: people.map((name) => ({ name })), zone: "UTC" },
      messages.flatMap((message, i) => sentencesOf(message, i, new Set()))
    )
  )
  return works.map(({ evidence: [first], owner, duePhrase }) => ({
    message: first.message,
    owner: owner === null ? null : people[owner],
    due: duePhrase
  }))
}
const ownersOf = (...lines: ReadonlyArray<string>) =>
  Object.fromEntries(workOf(...lines).map(({ message, owner }) => [message, owner]))

describe("an answer takes up several requests", () => {
  test.each<readonly [string, ReadonlyArray<string>]>([
    [
      "Dan",
      ["Mira: can somebody sweep the stairs on Sunday?", "Mira: someone should lock the shed", "Dan: I'll do both"]
    ],
    [
      "Dan",
      ["Mira: we need to print the posters", "Нина: please order the tape as well", "Dan: I can take both of them"]
    ],
    ["Тарас", ["Оксана: Тарасе, замов фарбу", "Оксана: і подзвони, будь ласка, сантехніку", "Тарас: беру обидва"]],
    ["Тарас", ["Оксана: хто може забрати ключі?", "Оксана: ще треба купити лампочки", "Тарас: зроблю і те, і інше"]],
    ["Нина", ["Глеб: нужно починить калитку", "Mira: we need to print the posters", "Нина: оба сделаю"]],
    ["Нина", ["Глеб: надо заменить лампу", "Глеб: и надо купить скотч", "Нина: сделаю и то и другое"]],
    ["Тарас", ["Оксана: потрібно замінити лампу", "Mira: we need to paint the door", "Тарас: можу взяти обидва"]],
    ["Dan", ["Mira: we need someone to bring the benches", "Mira: someone has to call the band", "Dan: I've got both"]]
  ])("%s: %j", (owner, lines) => expect(ownersOf(...lines)).toEqual({ 0: owner, 1: owner }))

  test.each<readonly [string, ReadonlyArray<string>]>([
    [
      "Dan",
      [
        "Mira: we need to print the posters",
        "Mira: please order the tape",
        "Mira: someone has to pay the plumber",
        "Dan: I'll do all three"
      ]
    ],
    [
      "Тарас",
      [
        "Оксана: треба полагодити хвіртку",
        "Оксана: треба помити вікна",
        "Оксана: треба замовити пісок",
        "Тарас: зроблю всі три"
      ]
    ],
    [
      "Нина",
      ["Глеб: надо распечатать афиши", "Глеб: надо купить скотч", "Глеб: надо заменить лампу", "Нина: сделаю всё"]
    ]
  ])("three of them, by %s: %j", (owner, lines) => expect(ownersOf(...lines)).toEqual({ 0: owner, 1: owner, 2: owner }))

  test("with its day", () =>
    expect(workOf("Глеб: нужно починить калитку", "Глеб: надо заменить лампу", "Нина: оба сделаю до пятницы")).toEqual([
      { message: 0, owner: "Нина", due: "пятницы" },
      { message: 1, owner: "Нина", due: "пятницы" }
    ]))

  test("in a short yes", () =>
    expect(
      ownersOf("Mira: Dan, can you call the bakery?", "Mira: Dan, please check the fuse box", "Dan: ok, both tomorrow")
    ).toEqual({ 0: "Dan", 1: "Dan" }))
})

describe("an answer takes up several proposals", () => {
  test.each<readonly [string | null, ReadonlyArray<string>]>([
    [
      "Тарас",
      ["Mira: maybe we should put a sign at the door?", "Dan: or send a letter to all tenants?", "Тарас: зроблю обидва"]
    ],
    ["Dan", ["Оксана: може поставимо лавку біля входу?", "Тарас: а краще пофарбувати паркан", "Dan: I'll do both"]],
    ["Нина", ["Mira: what about a second bin in the yard?", "Глеб: может лучше поставить забор?", "Нина: беру оба"]],
    [null, ["Mira: what about a second bin in the yard?", "Dan: we could also paint the fence", "Нина: let's do both"]],
    [null, ["Глеб: Предлагаю поставить забор у входа", "Нина: А ещё можно покрасить скамейку", "Тарас: Давайте оба"]]
  ])("%s: %j", (owner, lines) => expect(ownersOf(...lines)).toEqual({ 0: owner, 1: owner }))

  test("with a plan that its author has just told", () =>
    expect(
      ownersOf("Глеб: Повышаю лимит.", "Тарас: А може краще скоротити список?", "Глеб: Сделаю и то и другое.")
    ).toEqual({
      1: "Глеб"
    }))
})

describe("an answer takes up the last request alone", () => {
  test.each<readonly [string, ReadonlyArray<string>]>([
    [
      "if it names two things",
      ["Dan: we need to order the tape", "Mira: can somebody print the posters and the badges?", "Dan: I'll do both"]
    ],
    [
      "if the other one is for another person",
      ["Mira: Нина, please check the fuse box", "Mira: can somebody call the bakery?", "Dan: I'll do both"]
    ],
    [
      "if only that is of the same kind",
      ["Mira: the projector must be repaired", "Mira: we need to order chairs", "Dan: I'll order both"]
    ]
  ])("%s", (_, lines) => {
    const owners = ownersOf(...lines)
    expect([owners[0] === "Dan", owners[1]]).toEqual([false, "Dan"])
  })
})

describe("no request is taken up", () => {
  const asked = ["Mira: we need to print the posters", "Оксана: треба замовити скотч"]
  test.each([
    "Dan: both are expensive",
    "Dan: I can't do both",
    "Dan: I'll tell both",
    "Тарас: запрошу обидві родини",
    "Нина: приглашу обе семьи",
    "Dan: I did both already",
    "Dan: both of us will come later",
    "Dan: shall I do both?",
    "Тарас: обидва варіанти дорогі",
    "Тарас: не встигну обидва",
    "Тарас: ми обидва вже йдемо",
    "Нина: не успею оба",
    "Нина: мы оба уже уходим",
    "Нина: оба варианта дорогие"
  ])("by %s", (line) => {
    const [author] = line.split(":")
    const owners = ownersOf(...asked, line)
    expect([owners[0], owners[1]]).not.toContain(author)
  })
})

test.each(["Dan: I'll invite both families", "Dan: запрошу обидві родини", "Dan: приглашу обе семьи"])(
  "a promise with an object of its own answers no request: %s",
  (line) =>
    expect(
      Object.values(ownersOf("Mira: please order the flowers", "Нина: please print the menu", line)).slice(0, 2)
    ).not.toContain("Dan")
)

test("a yes with a word for all things accepts the last request alone", () =>
  expect(
    ownersOf("Mira: we need to print the posters", "Оксана: треба замовити скотч", "Тарас: так, усе добре")[0]
  ).toBe(null))
