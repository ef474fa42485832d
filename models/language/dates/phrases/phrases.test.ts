import { describe, expect, test } from "vitest"
import { dueDate } from "../dueDate.ts"
import { englishPhrases } from "./en.ts"
import { russianPhrases } from "./ru.ts"
import { said } from "./table.ts"
import { ukrainianPhrases } from "./uk.ts"

const sentencesOf = (kinds: typeof englishPhrases) =>
  kinds.flatMap(({ kind, frames, rows }) =>
    frames.flatMap((frame) => rows.map(([phrase, due]) => ({ kind, text: frame.replace("{}", phrase), due })))
  )

describe.each([
  ["English", englishPhrases],
  ["Ukrainian", ukrainianPhrases],
  ["Russian", russianPhrases]
])("%s", (_, kinds) => {
  const sentences = sentencesOf(kinds)

  test("the table has at least 200 different sentences", () =>
    expect(new Set(sentences.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200))

  test.each(sentences)("$kind: $text → $due", ({ text, due }) => expect(dueDate(text, said)?.due ?? null).toBe(due))

  test.each(sentences.filter(({ due }) => due !== null))("the phrase of $text names the same date", ({ text, due }) => {
    const phrase = dueDate(text, said)?.phrase ?? ""
    expect(dueDate(phrase, { ...said, isDeadline: true })?.due).toBe(due)
  })
})
