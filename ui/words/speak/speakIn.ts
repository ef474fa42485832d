/** Every language at once, for tests. A page loads only its own. */
import type { Language } from "../../../domain/vocabulary.ts"
import { en } from "../en/en.ts"
import { ru } from "../ru/ru.ts"
import { type LanguageWords, speak } from "./speak.ts"
import { uk } from "../uk/uk.ts"

const catalogues: { readonly [L in Language]: LanguageWords } = { en, uk, ru }

export const speakIn = (language: Language, locale?: string, zone?: string) =>
  speak(language, catalogues[language], locale, zone)
