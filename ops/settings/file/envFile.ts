/** A value in quotes, which may have several lines. */
const quoted = /^(\s*(?:export\s+)?[\w.-]+\s*=\s*)(["'`])([\s\S]*?)\2/gmu
const assignment = /^\s*(?:export\s+)?[\w.-]+\s*=/u
const emptyOrComment = /^\s*(?:#|$)/u

/** The number of the first line of a `.env` file that is no setting and no comment; null when there is none. */
export const wrongLineOf = (text: string): number | null => {
  const lines = text
    .replace(/^\uFEFF/u, "")
    .replace(
      quoted,
      (_, name: string, _quote: string, value: string) => name + value.replace(/[^\n]/gu, "").replaceAll("\n", "\n#")
    )
    .split(/\r?\n/u)
  const index = lines.findIndex((line) => !assignment.test(line) && !emptyOrComment.test(line))
  return index === -1 ? null : index + 1
}
