import { describe, expect, test } from "vitest"
import { everyPart, speakIn } from "./kit/speakIn.ts"
import { pageLanguageOf } from "./chosen.ts"
import { speak } from "./speak/speak.ts"

type Forms = string | { readonly [form: string]: string }
/** The gaps of each text; all plural forms count as one. */
const gapsIn = (parts: ReadonlyArray<object>) =>
  parts.flatMap(Object.entries).flatMap(([word, text]: [string, Forms]) =>
    Object.entries(typeof text === "string" ? { text } : text).map(([form, each]) => {
      expect(each, `${word} ${form}`).not.toBe("")
      const gaps = [...each.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap).toSorted()
      return `${word} ${["few", "many"].includes(form) ? "other" : form} ${gaps.join()}`
    })
  )

describe("the words", () => {
  test.each(["uk", "ru"] as const)("of %s have the same gaps to fill as the English ones", (language) => {
    expect([...new Set(gapsIn(everyPart[language]))].toSorted()).toEqual(gapsIn(everyPart.en).toSorted())
  })

  test("are their own paths until their part is added", () => {
    const spoken = speak<"team">("uk")
    expect(spoken.t("pageTitle.audit")).toBe("pageTitle.audit")
    expect(spoken.count("tasksCount", 2)).toBe("tasksCount")
    for (const part of everyPart.uk) spoken.add(part)
    expect(spoken.t("pageTitle.audit")).toBe("Аудит")
    expect(spoken.count("tasksCount", 2)).toBe("2 завдання")
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
