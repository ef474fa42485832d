/** Every language at once, for tests. A page loads only its own. */
import type { Language } from "../../../domain/vocabulary.ts"
import { en } from "../en/en.ts"
import { ru } from "../ru/ru.ts"
import { uk } from "../uk/uk.ts"
import type { LanguageWords, WordPart } from "../speak/catalogue.ts"
import { speak } from "../speak/speak.ts"

const allOf = (catalogue: LanguageWords) => Promise.all(Object.values(catalogue).map((load) => load()))
export const everyPart = { en: await allOf(en), uk: await allOf(uk), ru: await allOf(ru) }

export const speakIn = (language: Language, locale?: string, zone?: string) => {
  const spoken = speak<WordPart>(language, locale, zone)
  for (const part of everyPart[language]) spoken.add(part)
  return spoken
}
