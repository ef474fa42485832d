import { expect, test } from "vitest"
import { languageOf } from "./language.ts"

test.each([
  ["Fix the login page", "en"],
  ["", "en"],
  ["12345 🔥", "en"],
  ["Полагодити вхід до п’ятниці", "uk"],
  ["Треба оновити README та CHANGELOG", "uk"],
  ["Нужно починить вход до пятницы", "ru"],
  ["надо обновить README и CHANGELOG", "ru"],
  ["Это срочно", "ru"],
  ["Deploy the API gateway to production до пʼятниці", "en"]
] as const)("%s is %s", (text, language) => expect(languageOf(text)).toBe(language))
