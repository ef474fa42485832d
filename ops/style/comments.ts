/** The comments of a source file, for the tests that hold the house style. */

export interface FoundComment {
  /** Line of its first character, from 1. */
  readonly line: number
  /** Its words on one line, without comment signs. Neighbouring `//` lines are one comment. */
  readonly text: string
}

/** A string, a template or a regular expression is matched first, so that `//` inside one is not a comment. */
const token =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<=[=(,:?&|!{}[\n]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

const bare = (comment: string) =>
  comment
    .replace(/^\/\*+|\*+\/$/g, "")
    .replace(/^[ \t]*(?:\*|\/\/)+ ?/gm, "")
    .replace(/\s+/g, " ")
    .trim()

/** Reads TypeScript, JavaScript and CSS. Text between JSX tags is read as code, so an apostrophe there may hide one comment. */
export const commentsOf = (source: string): ReadonlyArray<FoundComment> => {
  const found: Array<FoundComment & { readonly end: number; readonly block: boolean }> = []
  for (const match of source.matchAll(token)) {
    const [text] = match
    if (!text.startsWith("//") && !text.startsWith("/*")) continue
    const line = source.slice(0, match.index).split("\n").length
    const before = found.at(-1)
    const block = text.startsWith("/*")
    const between = before === undefined ? "" : source.slice(before.end, match.index)
    const end = match.index + text.length
    if (before !== undefined && !block && !before.block && /^\n[ \t]*$/.test(between))
      found[found.length - 1] = { line: before.line, text: `${before.text} ${bare(text)}`, end, block }
    else found.push({ line, text: bare(text), end, block })
  }
  return found.map(({ line, text }) => ({ line, text }))
}
