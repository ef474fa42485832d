import { describe, expect, test } from "vitest"
import { dueDate } from "../dueDate.ts"
import { english } from "./en.ts"
import { russian } from "./ru.ts"
import { said } from "./table.ts"
import { ukrainian } from "./uk.ts"

const sentencesOf = (kinds: typeof english) =>
  kinds.flatMap(({ kind, frames, rows }) =>
    frames.flatMap((frame) => rows.map(([phrase, due]) => ({ kind, text: frame.replace("{}", phrase), due })))
  )

describe.each([
  ["English", english],
  ["Ukrainian", ukrainian],
  ["Russian", russian]
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
