/** Whole messages of the bot in one language, as people see them: for a test, and for a reader who checks the wording. */
import type { BotLanguage } from "../words.ts"
import type { SheetMessage } from "./sheet.ts"
import { sheetAnswers, sheetSentences } from "./sheetAnswers.ts"
import { sheetCards, sheetPanels, sheetProposals } from "./sheetCards.ts"
import { sheetBundles, sheetDigests } from "./sheetNotices.ts"

export const contactSheet = (language: BotLanguage): ReadonlyArray<SheetMessage> =>
  [sheetCards, sheetPanels, sheetProposals, sheetBundles, sheetDigests, sheetAnswers, sheetSentences].flatMap((part) =>
    part(language)
  )
