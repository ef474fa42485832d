import { describe, expect, test } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { askedOf, quoteWith } from "./speaker.ts"

const ann = ActorId.make("person:ann00000")
const olena = ActorId.make("person:olena000")
const guest = ActorId.make("chat:harbour0")
const people = [
  { id: ann, names: ["Ann Smith", "ann"] },
  { id: olena, names: ["Олена", "olena"] }
]
const asked = (phrase: string | null, text: string, author = ann) => askedOf(phrase, [{ text, author }], people)

describe("an author who means themselves is the assignee", () => {
  test.each([
    ["I", "I write the notes by Friday"],
    ["I'll", "I’ll write the notes"],
    ["me", "leave the notes to me"],
    ["я", "Я напишу нотатки до п'ятниці"],
    ["напишу", "напишу нотатки завтра"],
    ["Зроблю", "Зроблю завтра зранку"],
    ["мені", "лиши мені нотатки"],
    ["я", "я напишу заметки в пятницу"],
    ["проверю", "проверю завтра утром"],
    ["мне", "оставь заметки мне"]
  ])("%s: %s", (phrase, text) => expect(asked(phrase, text)).toBe(ann))
})

describe("a person who is named is the assignee, not the author", () => {
  test.each([
    ["@olena", "@olena writes the notes"],
    ["Olena", "Olena writes the notes"],
    ["Олена", "Олена напише нотатки"],
    ["Олену", "попроси Олену написати нотатки"],
    ["Олену", "попроси Олену написать заметки"]
  ])("%s: %s", (phrase, text) => expect(asked(phrase, text)).toBe(olena))
})

describe("there is no assignee", () => {
  test.each([
    ["where the phrase stands in no quote", "@olena", "Somebody writes the notes"],
    ["by a name of nobody here", "@eve", "@eve writes the notes"],
    ["by a stranger's name that ends like a promise, in Ukrainian", "Марію", "попроси Марію написати нотатки"],
    ["by a stranger's name that ends like a promise, in Russian", "Ирину", "попроси Ирину написать заметки"],
    ["by an empty phrase", "", "I write the notes"]
  ])("%s", (_, phrase, text) => expect(asked(phrase, text)).toBeNull())

  test("without a phrase", () => expect(asked(null, "I write the notes")).toBeNull())
  test("if the author is not a member of the team", () => expect(asked("I", "I write the notes", guest)).toBeNull())
})

test("the quote that contains the phrase gives the author", () => {
  const quotes = [
    { text: "The notes are late", author: ann },
    { text: "я напишу", author: olena }
  ]
  expect(askedOf("я", quotes, people)).toBe(olena)
  expect(quoteWith("НАПИШУ", quotes)).toBe(quotes[1])
  expect(quoteWith("never said", quotes)).toBeNull()
})

test("a phrase of 30,000 letters names no person", () => {
  const text = "я".repeat(30_000)
  expect(asked(text, text)).toBeNull()
})
