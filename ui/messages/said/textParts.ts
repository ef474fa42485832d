/** The words of a message as parts: own words, and lines that quote other words. Pure; the parts are plain text, never markup. */
export interface TextPart {
  readonly is: "words" | "quote"
  readonly text: string
}

/** Telegram's quotations are stored as lines that begin with this. */
const mark = /^> ?/

export const textPartsOf = (text: string): ReadonlyArray<TextPart> => {
  const parts: Array<{ is: TextPart["is"]; lines: Array<string> }> = []
  for (const line of text.split("\n")) {
    const is = mark.test(line) ? "quote" : "words"
    const last = parts.at(-1)
    const shown = is === "quote" ? line.replace(mark, "") : line
    if (last?.is === is) last.lines.push(shown)
    else parts.push({ is, lines: [shown] })
  }
  return parts.map(({ is, lines }) => ({ is, text: lines.join("\n") })).filter(({ text }) => text !== "")
}
