import { describe, expect, test } from "vitest"
import { en } from "./en.ts"
import { ru } from "./ru.ts"
import { uk } from "./uk.ts"
import { languageOf, speak } from "./words.ts"

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

describe("the words", () => {
  test.each([
    ["uk", uk],
    ["ru", ru]
  ] as const)("of %s are whole, and have the same gaps to fill", (_, words) => {
    for (const [word, text] of Object.entries(en)) {
      expect(words[word as keyof typeof en], word).toBeTruthy()
      expect(holes(words[word as keyof typeof en]), word).toEqual(holes(text))
    }
  })

  test("count by the language's own rules", () => {
    const { count } = speak("uk")
    expect([1, 2, 5, 11, 21, 25].map((n) => count("count", n))).toEqual([
      "1 задача",
      "2 задачі",
      "5 задач",
      "11 задач",
      "21 задача",
      "25 задач"
    ])
    expect([1, 2].map((n) => speak("en").count("count", n))).toEqual(["1 task", "2 tasks"])
  })

  test("are of the first language that we speak", () => {
    expect(languageOf(["de-DE", "uk-UA", "en"])).toBe("uk")
    expect(languageOf(["de"])).toBe("en")
  })
})
