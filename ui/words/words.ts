/** The words of the person's language. Only this language is loaded, before any module that uses the words runs. */
import type { Language } from "../../domain/vocabulary.ts"
import { chosenLanguage, chosenZone } from "./chosen.ts"
import { type LanguageWords, speak } from "./speak/speak.ts"

const catalogues: { readonly [L in Language]: () => Promise<LanguageWords> } = {
  en: () => import("./en/en.ts").then(({ en }) => en),
  uk: () => import("./uk/uk.ts").then(({ uk }) => uk),
  ru: () => import("./ru/ru.ts").then(({ ru }) => ru)
}

/** The first of the person's languages that the product has, or English. */
export const pageLanguageOf = (wanted: ReadonlyArray<string>): Language =>
  wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag): tag is Language => tag in catalogues) ?? "en"

const wanted = typeof navigator === "undefined" ? [] : navigator.languages
const language = chosenLanguage() ?? pageLanguageOf(wanted)
export const words = speak(
  language,
  await catalogues[language](),
  wanted.find((tag) => tag.toLowerCase().startsWith(language)),
  chosenZone()
)
