import type { Language } from "../../domain/vocabulary.ts"
import { plain } from "./words.ts"

// Letters that only one of the two languages has, and common short words for texts without such letters.
const ukrainian = /[іїєґ]|(?<!\p{L})(?:та|але|або|щоб|якщо|треба|вже)(?!\p{L})/gu
const russian = /[ыэъё]|(?<!\p{L})(?:и|что|надо|или|если|нужно|уже|как)(?!\p{L})/gu

/**
 * The beginning of a text is enough to recognise its language. A longer part takes longer and does not change the
 * result. UTF-16 units.
 */
const mostRead = 4_000

/** The language of a text, by its letters. For en, uk and ru this is more accurate than the libraries. */
export const languageOf = (text: string): Language => {
  const lower = plain(text.slice(0, mostRead))
  const count = (pattern: RegExp) => lower.match(pattern)?.length ?? 0
  if (count(/\p{Script=Cyrillic}/gu) * 2 < count(/\p{Script=Latin}/gu)) return "en"
  if (count(/\p{Script=Cyrillic}/gu) === 0) return "en"
  return count(russian) > count(ukrainian) ? "ru" : "uk"
}
