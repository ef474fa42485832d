/** The people whom a text names with `@`: by name, by handle, or by first name where only one person has it. */
import { hasStem, nameStem } from "./nameForms.ts"

interface Named<Actor extends string> {
  readonly id: Actor
  readonly name: string
  readonly handle: string | null
}

/** The most signs of one text that are read: bounds the cost of a hostile text. */
const mostSigns = 200

/** @returns each person once, in the order of the text */
export const mentionsIn = <Actor extends string>(
  text: string,
  people: ReadonlyArray<Named<Actor>>
): ReadonlyArray<Actor> => {
  const known = people.flatMap((person) => namesOf(person).map((name) => ({ name, id: person.id })))
  const firstNames = people.map(({ id, name }) => firstNameOf(id, name))
  const found = new Set<Actor>()
  let signs = 0
  for (let at = text.indexOf("@"); at >= 0 && signs < mostSigns; at = text.indexOf("@", at + 1)) {
    signs++
    // `ann@example.org` is an address, not a mention.
    if (at > 0 && isWord(text[at - 1] ?? "")) continue
    const rest = folded(text.slice(at + 1, at + 1 + longestName))
    const id = exactIn(rest, known) ?? formIn(rest, firstNames)
    if (id !== null) found.add(id)
  }
  return [...found]
}

/** UTF-16 units of the longest name with a surname. */
const longestName = 220
const folded = (text: string) => text.normalize("NFKC").toLowerCase()
const isWord = (character: string) => /[\p{L}\p{N}_]/u.test(character)

const namesOf = ({ name, handle }: Pick<Named<string>, "name" | "handle">) =>
  [folded(name), ...(handle === null ? [] : [folded(handle)])].filter((each) => each !== "")

/** The person with the longest name that the rest begins with; null when no person has one, or two people have it. */
const exactIn = <Actor extends string>(
  rest: string,
  known: ReadonlyArray<{ readonly name: string; readonly id: Actor }>
): Actor | null => {
  const fitting = known.filter(({ name }) => rest.startsWith(name) && !isWord(rest[name.length] ?? ""))
  const longest = Math.max(0, ...fitting.map(({ name }) => name.length))
  return onlyOne(fitting.filter(({ name }) => name.length === longest).map(({ id }) => id))
}

interface FirstName<Actor extends string> {
  readonly id: Actor
  readonly name: string
  /** The beginning that all forms of a Cyrillic name have; null for a name without forms. */
  readonly stem: string | null
}

const firstNameOf = <Actor extends string>(id: Actor, whole: string): FirstName<Actor> => {
  const name = folded(whole).split(/\s+/u)[0] ?? ""
  return { id, name, stem: nameStem(name) }
}

/** The only person with this first name, also in a declined form: `@Марто` for Марта. */
const formIn = <Actor extends string>(rest: string, people: ReadonlyArray<FirstName<Actor>>): Actor | null => {
  const word = /^[\p{L}\p{M}'’-]+/u.exec(rest)?.[0] ?? ""
  if (word === "") return null
  const exact = people.filter(({ name }) => name === word)
  const alike = exact.length > 0 ? exact : people.filter(({ stem }) => stem !== null && hasStem(word, stem))
  return onlyOne(alike.map(({ id }) => id))
}

const onlyOne = <Actor extends string>(ids: ReadonlyArray<Actor>): Actor | null => {
  const [first, ...others] = new Set(ids)
  return first !== undefined && others.length === 0 ? first : null
}
