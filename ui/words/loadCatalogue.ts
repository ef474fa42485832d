/** Loads the words of the person's language. No other language is loaded. */
import type { Language } from "../../domain/vocabulary.ts"
import { pageLanguage } from "./chosen.ts"
import type { LanguageWords } from "./speak/speak.ts"

const catalogues: { readonly [L in Language]: () => Promise<LanguageWords> } = {
  en: () => import("./en/en.ts").then(({ en }) => en),
  uk: () => import("./uk/uk.ts").then(({ uk }) => uk),
  ru: () => import("./ru/ru.ts").then(({ ru }) => ru)
}

export const loadCatalogue = (): Promise<LanguageWords> => catalogues[pageLanguage()]()
