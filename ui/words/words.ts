/**
 * The words of the person's language. The words of part `first` are there before any module that uses them runs. The words of
 * another part are there when a page that loads the part is rendered (`boundary/loadPage.ts`), so a module that it imports reads
 * them in its functions, never while it is evaluated.
 *
 * There is one set of words at run time. Each export has the type of the parts that its users load, so that a word of another
 * part is a compile error.
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

/** Fails when the part cannot be fetched. It is safe to call again. */
export const loadWords = async (part: WordPart): Promise<void> => spoken.add(await loadPart(part))

await loadWords("first")

/** The words that every page has. */
export const words: WordsOf = spoken
export const chatWords: WordsOf<"chat"> = spoken
export const noticeWords: WordsOf<"notices"> = spoken
export const settingsWords: WordsOf<"settings"> = spoken
export const teamWords: WordsOf<"team"> = spoken
export const miniAppWords: WordsOf<"miniApp"> = spoken
