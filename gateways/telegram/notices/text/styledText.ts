/** Builds a text of lines with their looks. The words of people stay plain: Telegram parses no markup in it. */
import type { TextStyle } from "../../api/bot.ts"

export interface StyledText {
  readonly text: string
  readonly styles: ReadonlyArray<TextStyle>
}

export interface StyledLine {
  readonly text: string
  readonly look?: TextStyle["type"]
}

/** The lines of each part below each other, and an empty line between two parts. */
export const styledText = (parts: ReadonlyArray<ReadonlyArray<StyledLine>>): StyledText => {
  const styles: Array<TextStyle> = []
  let text = ""
  for (const part of parts) {
    if (text !== "") text += "\n"
    for (const { text: line, look } of part) {
      if (text !== "") text += "\n"
      if (look !== undefined && line !== "") styles.push({ type: look, offset: text.length, length: line.length })
      text += line
    }
  }
  return { text, styles }
}
