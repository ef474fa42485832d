/** The completion of a mention, `@` and the name of a person. Pure. */

export interface Mentionable {
  readonly id: string
  readonly name: string
  readonly handle?: string | null | undefined
}
export interface MentionTyped {
  /** The place of the `@` in the text. UTF-16 units. */
  readonly from: number
  /** The letters after it. */
  readonly query: string
}

/** The people that are offered at once. */
const mostOffered = 6
/** An `@`, and at most three words of a name. */
const typed = /(?<=^|[\s(])@(?<query>[^\s@]*(?: [^\s@]+){0,2})$/u

/** The mention that the person types at the caret. */
export const mentionAt = (text: string, caret: number): MentionTyped | null => {
  const before = text.slice(0, caret)
  const found = typed.exec(before)
  return found === null ? null : { from: found.index, query: found.groups?.["query"] ?? "" }
}

const plain = (text: string) => text.toLowerCase().replaceAll("ё", "е")

/** The people whose name or handle has a word that begins with the query; first those whose name begins with it. */
export const offered = (people: ReadonlyArray<Mentionable>, query: string): ReadonlyArray<Mentionable> => {
  const wanted = plain(query)
  const rank = ({ name, handle }: Mentionable) => {
    if (plain(name).startsWith(wanted)) return 0
    const words = [...plain(name).split(/[\s-]+/u), plain((handle ?? "").replace(/^@/u, ""))]
    return words.some((word) => word !== "" && word.startsWith(wanted)) ? 1 : null
  }
  return people
    .flatMap((person) => {
      const place = rank(person)
      return place === null ? [] : [{ person, place }]
    })
    .toSorted((a, b) => a.place - b.place || (a.person.name < b.person.name ? -1 : 1))
    .slice(0, mostOffered)
    .map(({ person }) => person)
}

/** The text with the name in place of the typed letters, and the caret after it. */
export const withMention = (text: string, caret: number, { from }: MentionTyped, { name }: Mentionable) => {
  const mention = `@${name} `
  return { text: text.slice(0, from) + mention + text.slice(caret).replace(/^ /u, ""), caret: from + mention.length }
}
