/** Loads words of the person's language, part by part. No other language is loaded. */
import type { Language } from "../../domain/vocabulary.ts"
import { pageLanguage } from "./chosen.ts"
import { en } from "./en/en.ts"
import { ru } from "./ru/ru.ts"
import type { LanguageWords, WordPart, PartWords } from "./speak/catalogue.ts"
import { uk } from "./uk/uk.ts"

const catalogues: { readonly [L in Language]: LanguageWords } = { en, uk, ru }

/** Each part is fetched once. A part that did not arrive is fetched again at the next call. */
export const loadPart = (part: WordPart, language: Language = pageLanguage()): Promise<PartWords[WordPart]> =>
  catalogues[language][part]()
