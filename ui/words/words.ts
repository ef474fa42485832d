/**
 * The words of the person's language. The words of the part `first` are loaded before any module that uses them runs. Those of
 * another part are loaded before a page that names the part is rendered (`boundary/loadPage.ts`). The modules of that page must read
 * them in functions, never while a module is evaluated.
 *
 * There is one set of words at run time, and another language replaces its words. Each export has the type of the parts that its
 * users load, so a word of another part is a compile error.
 */
import { createSignal } from "solid-js"
import { browserLanguages, chosenZone, pageLanguage } from "./chosen.ts"
import { loadPart } from "./loadPart.ts"
import type { WordPart } from "./speak/catalogue.ts"
import { speak, type WordsOf } from "./speak/speak.ts"

const speakChosen = () => {
  const language = pageLanguage()
  const locale = browserLanguages().find((tag) => tag.toLowerCase().startsWith(language))
  return speak<WordPart>(language, locale, chosenZone())
}
const spoken = speakChosen()
const added = new Set<WordPart>()

/**
 * Adds the words of a part in the language of the page. Another page of the browser may have chosen a different one since.
 * Fails when the part cannot be fetched; a retry is safe.
 */
export const loadWords = async (part: WordPart): Promise<void> => {
  added.add(part)
  const { language } = spoken
  const found = await loadPart(part, language)
  if (spoken.language === language) spoken.add(found)
  else await loadWords(part)
}

const [speech, setSpeech] = createSignal(1)
/** Another number after each change of the language or of the zone: what has words must then be rendered again. */
export { speech }

/**
 * Takes the language and the zone that the person has chosen. Fails when the words cannot be fetched, and then the page keeps its
 * language; a retry is safe.
 */
export const speakAgain = async (): Promise<void> => {
  const next = speakChosen()
  // A page may ask for another part meanwhile.
  for (const part of added) next.add(await loadPart(part, next.language))
  Object.assign(spoken, next)
  setSpeech((n) => n + 1)
}

await loadWords("first")

/** The words that every page has. */
export const words: WordsOf = spoken
export const chatWords: WordsOf<"chat"> = spoken
export const noticeWords: WordsOf<"notices"> = spoken
export const settingsWords: WordsOf<"settings"> = spoken
export const webhookWords: WordsOf<"webhooks"> = spoken
export const teamWords: WordsOf<"team"> = spoken
export const miniAppWords: WordsOf<"miniApp"> = spoken
