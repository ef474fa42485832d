import { describe, expect, test } from "vitest"
import type { PaletteEntry, PaletteSectionId } from "./entry.ts"
import { matchIn, typedWords } from "./find/match.ts"
import { sectionsOf } from "./sections.ts"

const shown = (query: string, text: string) =>
  matchIn(text, typedWords(query))
    ?.map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("") ?? null

describe("a typed text", () => {
  test.each([
    ["tid", "Check the tide", "Check the [tid]e"],
    ["TIDE check", "Check the tide", "[Check] the [tide]"],
    ["припл", "Перевірити ПРИПЛИВ", "Перевірити [ПРИПЛ]ИВ"],
    ["ch chec", "Check", "[Ch][ec]k"],
    ["", "Check", "Check"],
    ["i", "İki", "İki"]
  ])("%s marks %s as %s", (query, text, marked) => {
    expect(shown(query, text)).toBe(marked)
  })

  test("with a word that is not there does not match", () => {
    expect(shown("tide harbour", "Check the tide")).toBeNull()
  })
})

const entry = (section: PaletteSectionId, name: string, fact?: string): PaletteEntry => ({
  id: name,
  section,
  name,
  fact,
  icon: () => null,
  run: () => undefined
})
const sources = {
  commands: [entry("subject", "Complete"), entry("go", "Review"), entry("go", "New task")],
  recent: [entry("recent", "Messages")],
  found: () => [entry("tasks", "Check the tide", "T-12"), entry("knowledge", "The tide is low")],
  make: (text: string) => [entry("go", `New task “${text}”`)]
}
const namesOf = (query: string) =>
  sectionsOf(query, sources).map(({ id, entries }) => `${id}: ${entries.map(({ name }) => name).join(", ")}`)

describe("the palette", () => {
  test("shows the actions of the focus, recent places and commands without a text", () => {
    expect(namesOf("")).toEqual(["subject: Complete", "recent: Messages", "go: Review, New task"])
  })

  test("shows hits in sections, then the commands that use the text", () => {
    expect(namesOf("tide")).toEqual(["tasks: Check the tide", "knowledge: The tide is low", "go: New task “tide”"])
  })

  test("finds a task by its number", () => {
    expect(namesOf("t-12")).toEqual(["tasks: Check the tide", "go: New task “t-12”"])
  })

  test("shows only commands after >", () => {
    expect(namesOf(">")).toEqual(["subject: Complete", "go: Review, New task"])
    expect(namesOf("> re")).toEqual(["go: Review"])
    expect(namesOf(">tide")).toEqual([])
  })
})
