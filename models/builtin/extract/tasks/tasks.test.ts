import { describe, expect, test } from "vitest"
import type { WindowMessage } from "../../../distillation.ts"
import { allAtOnce } from "../../../slices/slices.ts"
import { sentencesOf } from "../sentence/sentence.ts"
import { workInSlices } from "./tasks.ts"

const people = ["Mira Holt", "Dan Reyes", "Оксана Гай", "Тарас Нич", "Глеб Ярцев", "Нина Совина"]

/** Lines such as "Dan: I'll send it": the author is found by the first name. */
const chat = (...lines: ReadonlyArray<string>): ReadonlyArray<WindowMessage> =>
  lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: null,
      context: false,
      from: people.findIndex((name) => name.startsWith(author))
    }
  })

const workOf = (messages: ReadonlyArray<WindowMessage>) =>
  allAtOnce(
    workInSlices(
      { messages, people: people.map((name) => ({ name })), zone: "Europe/Kyiv" },
      messages.flatMap((message, i) => sentencesOf(message, i, new Set()))
    )
  )
    .filter(({ score }) => score >= 0.45)
    .map(({ evidence, owner, duePhrase }) => ({
      quotes: evidence.map(({ quote }) => quote),
      owner: owner === null ? null : people[owner]?.split(" ")[0],
      due: duePhrase
    }))

const only = (...lines: ReadonlyArray<string>) => {
  const works = workOf(chat(...lines))
  expect(works).toHaveLength(1)
  return works[0]
}

describe("a request to a person", () => {
  test.each([
    ["Mira: Dan, can you order the badges by Friday?", "Dan", "Friday"],
    ["Mira: Dan please send the invoice", "Dan", null],
    ["Оксана: Тарасе, замов фарбу до п'ятниці", "Тарас", "п'ятниці"],
    ["Оксана: Тарасе, можеш роздрукувати афіші?", "Тарас", null],
    ["Глеб: Нина, распечатай, пожалуйста, афиши", "Нина", null],
    ["Глеб: Нина, сможешь забронировать зал?", "Нина", null],
    ["Глеб: @nina_s забронируй зал", "Нина", null]
  ])("%s", (line, owner, due) => expect(only(line)).toMatchObject({ owner, due }))

  test("belongs to the person who accepts it, and both are quoted", () => {
    expect(only("Mira: can somebody renew the domain?", "Dan: I can take it, tomorrow")).toEqual({
      quotes: ["can somebody renew the domain?", "I can take it, tomorrow"],
      owner: "Dan",
      due: "tomorrow"
    })
    expect(only("Оксана: хто може забрати ключі?", "Тарас: заберу завтра")).toMatchObject({
      owner: "Тарас",
      due: "завтра"
    })
    expect(only("Глеб: обновите кто-нибудь прайс", "Нина: сделаю к среде")).toMatchObject({ owner: "Нина" })
  })

  test("keeps its quotes when the answer is too short to be quoted", () =>
    expect(only("Mira: Dan, please pay the courier", "Dan: ok")).toEqual({
      quotes: ["Dan, please pay the courier"],
      owner: "Dan",
      due: null
    }))

  test("that is refused has no owner", () =>
    expect(workOf(chat("Mira: Dan, can you call the printer?", "Dan: can't, sorry")).map(({ owner }) => owner)).toEqual(
      []
    ))

  test("in one sentence with another is a piece of its own", () =>
    expect(workOf(chat("Mira: Dan sends the letters, Оксана checks them before")).map(({ owner }) => owner)).toEqual([
      "Dan",
      "Оксана"
    ]))
})

describe("a promise", () => {
  test.each([
    ["Dan: I'll update the price list by Monday", "Dan", "Monday"],
    ["Тарас: прайс оновлю завтра", "Тарас", "завтра"],
    ["Нина: договор отправлю сегодня", "Нина", "сегодня"]
  ])("%s", (line, owner, due) => expect(only(line)).toMatchObject({ owner, due }))

  test("without an object is the statement that it answers, in the words of its author", () =>
    expect(only("Mira: the lift in the hall is stuck again", "Dan: I'll do it tomorrow")).toMatchObject({
      owner: "Dan",
      quotes: ["the lift in the hall is stuck again", "I'll do it tomorrow"]
    }))

  test("without an object is the question that asks for it, before any other sentence", () =>
    expect(
      only("Mira: That worries me before the opening. Dan, can you look at it today?", "Dan: yes, I'll do it by noon")
    ).toMatchObject({
      quotes: ["That worries me before the opening. Dan, can you look at it today?", "yes, I'll do it by noon"],
      owner: "Dan"
    }))

  test("meets the need just before it, and names the work if the need does not", () =>
    expect(
      only(
        "Глеб: значит, сначала нужно спросить их, как они хранят краску",
        "Mira: I'll set up a call with the paint supplier"
      )
    ).toMatchObject({
      quotes: [
        "I'll set up a call with the paint supplier",
        "значит, сначала нужно спросить их, как они хранят краску"
      ],
      owner: "Mira"
    }))

  test.each([
    ["Mira: could we move the bench to the shade?", "Оксана: так, будь ласка", "Dan: I take it."],
    ["Mira: could we move the bench to the shade?", "Нина: yes please, right after the fair", "Dan: I'll do it"]
  ])("takes up the proposal, and not its approval: %s %s %s", (...lines) =>
    expect(workOf(chat(...lines)).find(({ owner }) => owner === "Dan")?.quotes[0]).toBe(
      "could we move the bench to the shade?"
    )
  )

  test("for a part of a need quotes the need", () =>
    expect(
      workOf(
        chat("Тарас: Потрібна перевірка обома мовами", "Dan: I can test English.", "Нина: Русский проверю я.")
      ).map(({ quotes, owner }) => [owner, quotes.includes("Потрібна перевірка обома мовами")])
    ).toEqual([
      ["Dan", true],
      ["Нина", true]
    ]))

  test("answers the request for a first step, which is not the wish itself", () =>
    expect(
      workOf(
        chat(
          "Глеб: Хорошо бы заменить насос, он шумит с января.",
          "Mira: Let us plan that for May. Please write down what it takes.",
          "Глеб: Напишу к среде."
        )
      )
    ).toContainEqual({
      quotes: ["Please write down what it takes.", "Хорошо бы заменить насос, он шумит с января.", "Напишу к среде."],
      owner: "Глеб",
      due: "среде"
    }))

  test("to start on a day has no due date", () =>
    expect(only("Dan: I'll start on Friday with the new catalogue and write the texts")?.due).toBeNull())
})

describe("a round or a list gives work", () => {
  test.each([
    ["Mira: 2) menu for the opening — Dan", "Dan"],
    ["Глеб: 1) меню к открытию — Нина", "Нина"],
    ["Оксана: Тарас хай до середи здасть ключі", "Тарас"],
    ["Глеб: пусть Нина закажет торт", "Нина"]
  ])("%s", (line, owner) => expect(only(line)).toMatchObject({ owner }))
})

describe("a general demand has no owner", () => {
  test.each([
    "Mira: we need to replace the toner",
    "Оксана: треба замінити тонер",
    "Глеб: нужно заменить тонер",
    "Mira: the contract has to be signed this week"
  ])("%s", (line) => expect(only(line)?.owner).toBeNull())
})

test.each([
  "Mira: I'll have a look",
  "Оксана: подивлюсь",
  "Глеб: гляну",
  "Mira: no need to order the badges",
  "Оксана: не треба замовляти бейджі",
  "Глеб: не надо заказывать бейджи",
  "Mira: if we had a van, we would deliver the chairs ourselves",
  "Оксана: якби була машина, я б відвезла стільці",
  "Глеб: если бы была машина, отвезли бы стулья",
  "Mira: he said he will send the photos",
  "Оксана: каже, що надішле фото",
  "Глеб: говорит, что пришлёт фото",
  "Mira: should we order the badges?",
  "Mira: let's move on to the next topic",
  "Оксана: пропоную помалювати стіни",
  "Mira: thanks, take care"
])("is no work: %s", (line) => expect(workOf(chat(line))).toEqual([]))

test("hostile messages give bounded work, and always the same", () => {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `Dan: ${`Mira, please send it. I'll do it! треба зробити ${i}; `.repeat(20)}`
  )
  const works = workOf(chat(...lines))
  expect(works.length).toBeLessThanOrEqual(40 * 12)
  expect(workOf(chat(...lines))).toEqual(works)
})

describe("the due date is in other words of the conversation", () => {
  test.each([
    [["Mira: Dan, find a plumber for the kitchen. By Wednesday"], "Wednesday"],
    [["Оксана: Тарасе, полагодь хвіртку", "Тарас: у п'ятницю після четвертої"], "у п'ятницю"],
    [["Mira: I'll print the badges for the crew", "Mira: Friday at noon"], "Friday at noon"],
    [["Mira: tomorrow at nine in the hall, Dan brings the lamp"], "tomorrow"],
    [["Глеб: Роли на 5-е:\n9:00 столы — Нина\n10:00 касса — Глеб"], "5-е"]
  ])("%s", (lines, due) => expect(workOf(chat(...lines)).map((work) => work.due)).toContain(due))

  test.each([
    [["Mira: Dan writes the help page", "Нина: And the second bin?", "Mira: next week"]],
    [["Оксана: Тарас пише інструкцію", "Нина: А лавка біля входу?", "Оксана: наступного тижня"]],
    [["Глеб: Нина пишет инструкцию", "Mira: А забор?", "Глеб: в пятницу"]]
  ])("a day that answers a question about another thing is none: %j", (lines) =>
    expect(workOf(chat(...lines)).every(({ due }) => due === null)).toBe(true)
  )

  test("a day that answers when the work is done is one", () =>
    expect(workOf(chat("Dan: I'll print the badges", "Mira: great, when?", "Dan: Friday at noon"))).toMatchObject([
      { due: "Friday at noon" }
    ]))

  test("another person's day is no due date", () =>
    expect(only("Mira: Dan, please send the invoice", "Dan: mum comes on Friday")).toMatchObject({ due: null }))
})

describe("work that names its person in another form", () => {
  test.each([
    ["Оксана: Тарасе, розфарбуєш вивіску?", "Тарас"],
    ["Глеб: Нина, распечатаешь афиши?", "Нина"],
    ["Mira: Dan please nudge the old landlord about the keys", "Dan"],
    ["Оксана: – Тарас: шість стільців", "Тарас"],
    ["Mira: - Dan Reyes: two cakes with plums", "Dan"],
    ["Dan: the landlord wants the form back, I'll send it on Friday", "Dan"]
  ])("%s", (line, owner) => expect(only(line)).toMatchObject({ owner }))

  test.each(["Оксана: Тарасе, побачиш її завтра?", "Mira: - Dan: away until noon", "Mira: - Dan: fixed the lamp"])(
    "is no work: %s",
    (line) => expect(workOf(chat(line))).toEqual([])
  )

  test("a request to all has no owner", () =>
    expect(workOf(chat("Dan: the hall looks fine", "Mira: ALL: please send your photos of the fair"))).toMatchObject([
      { owner: null }
    ]))
})

describe("a marked action", () => {
  test.each([
    ["Mira: [action] Dan to chair the next round", "Dan"],
    ["Mira: [action] Dan to supervise the painting", "Dan"],
    ["Mira: ACTION: Dan to rewire the lamp", "Dan"]
  ])("belongs to the person whom it names, whatever the verb is: %s", (line, owner) =>
    expect(only(line)).toMatchObject({ owner })
  )
})

test("a whole name is preferred to a name that begins like it", () => {
  const messages = chat("Mira: hello").map((message) => ({ ...message, text: "otto, can you order the badges?" }))
  const [work] = allAtOnce(
    workInSlices(
      { messages, people: [{ name: "otto_w" }, { name: "otto" }], zone: "UTC" },
      messages.flatMap((message, i) => sentencesOf(message, i, new Set()))
    )
  )
  expect(work?.owner).toBe(1)
})
