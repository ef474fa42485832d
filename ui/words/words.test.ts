import { describe, expect, test } from "vitest"
import { en } from "./en/en.ts"
import { ru } from "./ru/ru.ts"
import { uk } from "./uk/uk.ts"
import { speakIn } from "./speak/speakIn.ts"
import { pageLanguageOf } from "./chosen.ts"

type Forms = string | { readonly [form: string]: string }
/** The gaps of each text; all plural forms count as one. */
const gapsIn = (catalogue: object) =>
  Object.entries(catalogue).flatMap(([word, text]: [string, Forms]) =>
    Object.entries(typeof text === "string" ? { text } : text).map(([form, each]) => {
      expect(each, `${word} ${form}`).not.toBe("")
      const gaps = [...each.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap).toSorted()
      return `${word} ${["few", "many"].includes(form) ? "other" : form} ${gaps.join()}`
    })
  )

describe("the words", () => {
  test.each([
    ["uk", uk],
    ["ru", ru]
  ] as const)("of %s have the same gaps to fill as the English ones", (_, words) => {
    expect([...new Set(gapsIn(words))].toSorted()).toEqual(gapsIn(en).toSorted())
  })

  test("count by the language's own rules", () => {
    const { count } = speakIn("uk")
    expect([1, 2, 5, 11, 21, 25].map((n) => count("tasksCount", n))).toEqual([
      "1 завдання",
      "2 завдання",
      "5 завдань",
      "11 завдань",
      "21 завдання",
      "25 завдань"
    ])
    expect([1, 2].map((n) => speakIn("en").count("tasksCount", n))).toEqual(["1 task", "2 tasks"])
  })

  test("are in the first supported language of the person", () => {
    expect(pageLanguageOf(["de-DE", "uk-UA", "en"])).toBe("uk")
    expect(pageLanguageOf(["de"])).toBe("en")
  })
})
