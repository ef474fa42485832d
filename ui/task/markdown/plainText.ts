/**
 * Markdown as plain words, for places that show no formatting: a history, a difference. Pure. Each rule is linear in the
 * length of the text, because a page may have many hostile texts.
 */

/** Markup at the beginning of a line, removed in this order. A line with markup only becomes empty. */
const ofLines: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\s*(?:```|~~~).*$/u, ""],
  [/^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/u, ""],
  [/^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/u, ""],
  [/^(?:\s{0,3}>)+\s?/u, ""],
  [/^\s{0,3}#{1,6}\s+/u, ""],
  [/^(\s*)[-*+]\s+\[[ ]\]\s+/u, "$1☐ "],
  [/^(\s*)[-*+]\s+\[[xX]\]\s+/u, "$1☑ "],
  [/^(\s*)[-*+]\s+/u, "$1• "],
  [/^\s*\|\s*/u, ""]
]
/** Markup within a text. The lengths are bounded, so that a text is searched once for each rule. */
const within: ReadonlyArray<readonly [RegExp, string]> = [
  [/!?\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})(?: "[^"\n]{0,100}")?\)/gu, "$1 ($2)"],
  [/<(https?:\/\/[^<>\s]{1,500})>/gu, "$1"],
  [/\*\*|__|~~|`/gu, ""],
  [/(^|[\s("'«„])[*_](?=[^\s*_])/gmu, "$1"],
  [/(?<=[^\s*_\\])[*_](?=[\s.,;:!?)"'»“]|$)/gmu, ""],
  [/\\([!-/:-@[-`{-~])/gu, "$1"]
]
const cells = /\s*\|\s*/gu

export const plainText = (markdown: string): string => {
  const lines = markdown.split("\n").flatMap((line) => {
    const isRow = /^\s*\|/u.test(line)
    const plain = ofLines.reduce((text, [sign, words]) => text.replace(sign, words), line)
    if (plain === "" && line !== "") return []
    return [isRow ? plain.replace(/\s*\|\s*$/u, "").replaceAll(cells, " · ") : plain]
  })
  return within.reduce((text, [sign, words]) => text.replaceAll(sign, words), lines.join("\n")).trim()
}
