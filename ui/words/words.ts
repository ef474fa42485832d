/** The words of the person's language. They are there before any module that uses them runs. */
import { browserLanguages, chosenZone, pageLanguage } from "./chosen.ts"
import { loadCatalogue } from "./loadCatalogue.ts"
import { speak } from "./speak/speak.ts"

const language = pageLanguage()
export const words = speak(
  language,
  await loadCatalogue(),
  browserLanguages().find((tag) => tag.toLowerCase().startsWith(language)),
  chosenZone()
)
