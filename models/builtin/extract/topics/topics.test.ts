import { describe, expect, test } from "vitest"
import type { WindowMessage } from "../../../distillation.ts"
import { extractionOf, saidInWindow } from "../../../kit/questions.ts"
import { extractByRules } from "../extractByRules.ts"

const chat = (...texts: ReadonlyArray<string>): ReadonlyArray<WindowMessage> =>
  texts.map((text, i) =>
    saidInWindow(text, {
      author: i % 2 === 0 ? "A" : "B",
      at: new Date(Date.UTC(2026, 10, 24, 9, i)).toISOString()
    })
  )
const extract = (messages: ReadonlyArray<WindowMessage>, topics: ReadonlyArray<string> = []) =>
  extractByRules(extractionOf(messages, { topics }))
const billing = [
  "the invoice export is broken for yearly plans",
  "yes, I saw the invoice export fail twice",
  "we need to fix the invoice export before the audit"
]

describe("a topic that a marker opens", () => {
  const meeting = chat(
    "[TOPIC] Release of 2.0",
    "[ACTION] ann to freeze the schema",
    "[AGREED] the release goes out on Monday the 14th",
    "[topic] Billing",
    ...billing
  )

  test("holds the statements under its line, and has its name", () => {
    const { topics, atoms } = extract(meeting)
    expect(topics.map(({ name }) => name)).toEqual(["Release of 2.0", "Billing"])
    expect(atoms.map(({ topic }) => topic)).toEqual([0, 0, 1, 1, 1].slice(0, atoms.length))
  })

  test("is the known topic if the names match", () => {
    expect(extract(meeting, ["Onboarding", "billing"]).topics.map(({ known }) => known)).toEqual([null, 1])
  })

  test("is left out if its statements have one quote", () => {
    expect(extract(chat("[TOPIC] Parking", "we need to renew the parking permit", "[TOPIC] Billing")).topics).toEqual(
      []
    )
  })

  test("is left out if no atom is under it", () => {
    expect(extract(chat("[TOPIC] Release of 2.0", "nothing new here")).topics).toEqual([])
  })
})

describe("a topic without a marker", () => {
  test.each([
    [billing, "invoice export"],
    [
      [
        "імпорт контактів зламаний для великих файлів",
        "так, імпорт контактів падає двічі на день",
        "треба виправити імпорт контактів до п'ятниці"
      ],
      "імпорт контактів"
    ],
    [
      [
        "импорт контактов сломан для больших файлов",
        "да, импорт контактов падает второй день",
        "нужно исправить импорт контактов к пятнице"
      ],
      "импорт контактов"
    ]
  ])("is named after its salient phrase, as the chat writes it", (texts, name) => {
    const { topics, atoms } = extract(chat(...texts))
    expect(topics.map((topic) => topic.name)).toContain(name)
    expect(atoms.filter(({ topic }) => topic !== null).length).toBeGreaterThanOrEqual(2)
  })

  test("has a summary in the words of its quotes", () => {
    const [topic] = extract(chat(...billing)).topics
    const said = topic?.summary.split("; ") ?? []
    expect(said.length).toBeGreaterThan(0)
    for (const words of said) expect(billing.join("\n")).toContain(words)
  })

  test("is the known topic if a statement contains all its words", () => {
    const { topics, atoms } = extract(chat(...billing), ["Invoice exports"])
    expect(topics[0]).toMatchObject({ name: "Invoice exports", known: 0 })
    expect(atoms.some(({ topic }) => topic === 0)).toBe(true)
  })

  test("is never a person whom messages address", () => {
    const { topics } = extract(
      chat(
        "marvin: please check the backups",
        "marvin: the mail relay is broken",
        "marvin: can you update the wiki page"
      )
    )
    expect(topics.map(({ name }) => name.toLowerCase())).not.toContain("marvin")
  })
})

test("atoms without a common phrase have no topic", () => {
  const { topics, atoms } = extract(chat("we need to renew the certificate", "the printer is broken"))
  expect(topics).toEqual([])
  expect(atoms.map(({ topic }) => topic)).toEqual([null, null])
})
