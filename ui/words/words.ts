/**
 * The words of the person's language. The words of the part `first` are loaded before any module that uses them runs. Those of
 * another part are loaded before a page that names the part is rendered (`boundary/loadPage.ts`). The modules of that page must read
 * them in functions, never while a module is evaluated.
 *
 * There is one set of words at run time. Each export has the type of the parts that its users load, so a word of another part is a
 * compile error.
 */
import { browserLanguages, chosenZone, pageLanguage } from "./chosen.ts"
import { loadPart } from "./loadPart.ts"
import type { WordPart } from "./speak/catalogue.ts"
import { speak, type WordsOf } from "./speak/speak.ts"

const language = pageLanguage()
const spoken = speak<WordPart>(
  language,
  browserLanguages().find((tag) => tag.toLowerCase().startsWith(language)),
  chosenZone()
)

/**
 * Adds the words of a part in the language of the page. Another page of the browser may have chosen a different one since.
 * Fails when the part cannot be fetched; a retry is safe.
 */
export const loadWords = async (part: WordPart): Promise<void> => spoken.add(await loadPart(part, language))

await loadWords("first")

/** The words that every page has. */
export const words: WordsOf = spoken
export const chatWords: WordsOf<"chat"> = spoken
export const noticeWords: WordsOf<"notices"> = spoken
export const settingsWords: WordsOf<"settings"> = spoken
export const teamWords: WordsOf<"team"> = spoken
export const miniAppWords: WordsOf<"miniApp"> = spoken
