/** Reads `@who`, `p1` and `#topic` in the title of a new task, for the dashboard and the bot. */
import { isFormOf } from "../../text/mentions/nameForms.ts"
import type { Priority } from "../../values.ts"

/** A part of the title that names the value of a field. `from` and `to`: UTF-16 units, the end excluded. */
export interface TitlePart {
  readonly field: "assignee" | "priority" | "topic" | "due"
  readonly value: string
  readonly from: number
  readonly to: number
}

interface NamedThing {
  readonly id: string
  readonly name: string
}

/** The people and the topics that a title may name. */
export interface Nameable {
  readonly people: ReadonlyArray<NamedThing & { readonly handle?: string | null | undefined }>
  readonly topics: ReadonlyArray<NamedThing>
  /** The person who types: `@me`. */
  readonly me: string
  /** The meaning that the person who types has chosen for a word that several names fit. @default no choice */
  readonly chosen?: ReadonlyArray<ChosenName>
}

export interface ChosenName {
  /** The word with its sign, as it is in the title. */
  readonly phrase: string
  readonly id: string
}

/** A word that several people or topics fit. `choices`: their ids. `from` and `to`: as in `TitlePart`. */
export interface UnclearName extends Pick<TitlePart, "field" | "from" | "to"> {
  readonly choices: ReadonlyArray<string>
}

/** `p1` is the most urgent, as in other trackers. On a Cyrillic layout the letter is р or п. */
const priorityOf: { readonly [digit: string]: Priority } = { 1: "critical", 2: "high", 3: "medium", 4: "low" }
const priorityToken = /^[pрп](?<digit>[1-4])$/iu
const myself: ReadonlySet<string> = new Set(["me", "я", "мене", "мені", "меня", "мне"])

/** The most signs `@` and `#` of one title that are read: bounds the cost of a hostile title. */
const mostSigns = 20

/** The tokens in their order. A second assignee or priority is not understood, and stays in the title. */
export const tokensIn = (text: string, names: Nameable): ReadonlyArray<TitlePart> => readTokens(text, names).parts

/** The words that stay in the title because several names fit, until the person chooses one. */
export const unclearNamesIn = (text: string, names: Nameable): ReadonlyArray<UnclearName> =>
  readTokens(text, names).unclear

const readTokens = (text: string, names: Nameable) => {
  const parts: Array<TitlePart> = []
  const unclear: Array<UnclearName> = []
  const isFree = (field: TitlePart["field"]) => field === "topic" || parts.every((part) => part.field !== field)
  const lists = comparedLists(names)
  let signs = 0
  // A token begins a word: "ann@example.org" and "C#" have none.
  for (const { 0: word, index } of text.matchAll(/(?<=^|\s)\S+/gu)) {
    if (index < (parts.at(-1)?.to ?? 0)) continue
    if (isSign(word[0]) && ++signs > mostSigns) continue
    const part = partAt(text.slice(index), word, lists)
    if (part === null || !isFree(part.field)) continue
    const place = { field: part.field, from: index, to: index + part.length }
    const phrase = text.slice(place.from, place.to)
    const [only, ...others] = part.ids
    const chosen = others.length === 0 ? only : names.chosen?.find((each) => each.phrase === phrase)?.id
    if (chosen !== undefined && part.ids.includes(chosen)) parts.push({ ...place, value: chosen })
    else unclear.push({ ...place, choices: part.ids })
  }
  return { parts, unclear: unclear.filter(({ field }) => isFree(field)) }
}

const isSign = (letter: string | undefined) => letter === "@" || letter === "#"

interface FoundToken {
  readonly field: TitlePart["field"]
  /** More than one when several names fit. */
  readonly ids: ReadonlyArray<string>
  /** UTF-16 units. */
  readonly length: number
}

/** A person or a topic, with the spellings that are compared with the title. */
interface Compared {
  readonly id: string
  /** The whole name, and the handle. */
  readonly names: ReadonlyArray<string>
  readonly words: ReadonlyArray<string>
}

interface ComparedLists {
  readonly people: () => ReadonlyArray<Compared>
  readonly topics: () => ReadonlyArray<Compared>
  readonly me: string
}

/** Each list is made at most once, and only for a title with its sign. */
const comparedLists = ({ people, topics, me }: Nameable): ComparedLists => ({
  people: once(() => people.map(compared)),
  topics: once(() => topics.map(compared)),
  me
})

const once = <A>(make: () => A) => {
  let made: A | undefined
  return () => (made ??= make())
}

const compared = ({ id, name, handle }: Nameable["people"][number]): Compared => {
  const names = [plain(name), plain(handle?.replace(/^@/u, "") ?? "")].filter((each) => each !== "")
  return { id, names, words: [...names, ...plain(name).split(/\s+/u)].filter((each) => each !== "") }
}

const partAt = (rest: string, word: string, lists: ComparedLists): FoundToken | null => {
  const bare = word.replace(/[,;.!?]+$/u, "")
  const digit = priorityToken.exec(bare)?.groups?.["digit"]
  if (digit !== undefined) return { field: "priority", ids: [priorityOf[digit] ?? "medium"], length: bare.length }
  const name = plain(bare.slice(1))
  if (name === "" || !isSign(bare[0])) return null
  const isPerson = bare.startsWith("@")
  if (isPerson && myself.has(name)) return { field: "assignee", ids: [lists.me], length: bare.length }
  const choices = isPerson ? lists.people() : lists.topics()
  const field = isPerson ? "assignee" : "topic"
  const whole = longestWhole(rest.slice(1), choices)
  if (whole !== null) return { field, ids: whole.ids, length: whole.length + 1 }
  const ids = fitting(name, choices, isPerson)
  return ids.length === 0 ? null : { field, ids, length: bare.length }
}

/** The lower case of `İ` is two units, of which this keeps the first. */
const lowerCase = (text: string) => {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((letter) => letter.toLowerCase().slice(0, letter.length)).join("")
}

/** Two ways of typing one name count as one. Each replaced letter keeps its length. */
const plain = (text: string) =>
  lowerCase(text).replaceAll(/[-_]/gu, " ").replaceAll(/[’ʼ`]/gu, "'").replaceAll("ё", "е")

/** The choices whose whole name the text begins with, also a name of several words. Null when there is none. */
const longestWhole = (text: string, choices: ReadonlyArray<Compared>) => {
  const read = plain(text)
  const found = choices
    .flatMap(({ id, names }) => names.map((name) => ({ id, name })))
    .filter(({ name }) => read.startsWith(name) && !/^[\p{L}\p{N}]/u.test(read.slice(name.length)))
  const length = Math.max(0, ...found.map(({ name }) => name.length))
  const ids = [...new Set(found.filter(({ name }) => name.length === length).map(({ id }) => id))]
  return ids.length === 0 ? null : { ids, length }
}

/** The choices that the typed word fits best: as one of their words, else as the beginning of one, else as a form of one. */
const fitting = (typed: string, choices: ReadonlyArray<Compared>, isPerson: boolean): ReadonlyArray<string> => {
  const fits: ReadonlyArray<(word: string) => boolean> = [
    (word) => word === typed,
    (word) => word.startsWith(typed),
    (word) => isPerson && isFormOf(typed, word)
  ]
  for (const fit of fits) {
    const found = choices.filter(({ words }) => words.some(fit))
    if (found.length > 0) return found.map(({ id }) => id)
  }
  return []
}
