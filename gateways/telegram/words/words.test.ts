import { FluentResource } from "@fluent/bundle"
import { describe, expect, test } from "vitest"
import { type BotLanguage, botLanguageOf, textOf, word } from "./words.ts"

const namesIn = (language: BotLanguage) => [...textOf(language).matchAll(/^([a-z-]+) = /gmu)].map(([, name]) => name)
/** The blanks of each word, sorted: languages may have them in another order. */
const blanksIn = (language: BotLanguage) =>
  [...textOf(language).matchAll(/^([a-z-]+) = (.*)$/gmu)].map(([, name, text = ""]) => {
    const blanks = [...text.matchAll(/\{ (\$\w+) \}/gu)].map(([, blank]) => blank)
    return [name, ...new Set(blanks.toSorted())].join(" ")
  })

describe("the catalogues", () => {
  test.each(["uk", "ru"] as const)("have the same words and blanks in %s as in English", (language) => {
    expect(namesIn(language)).toEqual(namesIn("en"))
    expect(blanksIn(language)).toEqual(blanksIn("en"))
  })

  test.each(["en", "uk", "ru"] as const)("parse without errors: %s", (language) => {
    expect(new FluentResource(textOf(language)).body).toHaveLength(namesIn(language).length)
  })

  test.each(["en", "uk", "ru"] as const)(
    "keep the answer to a press within Telegram's 200 characters: %s",
    (language) => {
      const answers = [...textOf(language).matchAll(/^press[a-z-]* = (.*)$/gmu)].map(([, text]) => text ?? "")
      expect(answers.length).toBeGreaterThan(8)
      for (const text of answers) expect(text.length).toBeLessThanOrEqual(200)
    }
  )
})

test("a language without a catalogue is English", () => {
  expect([
    botLanguageOf("uk"),
    botLanguageOf("ru-RU"),
    botLanguageOf("EN"),
    botLanguageOf("de"),
    botLanguageOf(undefined)
  ]).toEqual(["uk", "ru", "en", "en", "en"])
})

test("blanks are filled", () => expect(word("uk", "task-exists", { number: "12" })).toBe("Це вже завдання: T-12."))
