/** The title and the description of a task, from the words that ask for it. */
import { type FileKind, fileSigns } from "../../../../domain/message/fileLines.ts"
import { firstLineFrom, proseFrom } from "../../../../domain/text/fit.ts"
import { descriptionLength, titleLength } from "../../../../domain/text/limits.ts"
import { withoutAddresses } from "../../content/stableText.ts"
import { type BotLanguage, word } from "../../words/words.ts"

/** The first line, without addresses of links, as a title. */
export const firstLineOf = (words: string) => firstLineFrom(withoutAddresses(words), titleLength) ?? ""

/** The first line is the title. The whole of a longer text is the description. */
export const titleAndRest = (words: string) => {
  const title = firstLineOf(words)
  const whole = proseFrom(words, descriptionLength)
  return { title, description: whole === title ? "" : whole }
}

const kinds = Object.keys(fileSigns) as ReadonlyArray<FileKind>

/** The words for a message that has none, from its facts: `Photo (120 kB)` for the line `🖼 (120 kB)`. */
export const wordsOfFacts = (facts: string, language: BotLanguage): string => {
  const kind = kinds.find((each) => facts.startsWith(fileSigns[each]))
  if (kind === undefined) return facts
  return `${word(language, `content-${kind}`)}${facts.slice(fileSigns[kind].length)}`
}
