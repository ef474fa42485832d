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
}

/** `p1` is the most urgent, as in other trackers. On a Cyrillic layout the letter is р or п. */
const priorityOf: { readonly [digit: string]: Priority } = { 1: "critical", 2: "high", 3: "medium", 4: "low" }
const priorityToken = /^[pрп](?<digit>[1-4])$/iu
const myself: ReadonlySet<string> = new Set(["me", "я", "мене", "мені", "меня", "мне"])

/** The tokens in their order. A second assignee or priority is not understood, and stays in the title. */
export const tokensIn = (text: string, names: Nameable): ReadonlyArray<TitlePart> => {
  const parts: Array<TitlePart> = []
  const isFree = (field: TitlePart["field"]) => field === "topic" || parts.every((part) => part.field !== field)
  // A token begins a word: "ann@example.org" and "C#" have none.
  for (const { 0: word, index } of text.matchAll(/(?<=^|\s)\S+/gu)) {
    if (index < (parts.at(-1)?.to ?? 0)) continue
    const part = partAt(text.slice(index), word, names)
    if (part === null || !isFree(part.field)) continue
    parts.push({ field: part.field, value: part.value, from: index, to: index + part.length })
  }
  return parts
}

interface Read {
  readonly field: TitlePart["field"]
  readonly value: string
  /** UTF-16 units. */
  readonly length: number
}

const partAt = (rest: string, word: string, { people, topics, me }: Nameable): Read | null => {
  const bare = word.replace(/[,;.!?]+$/u, "")
  const digit = priorityToken.exec(bare)?.groups?.["digit"]
  if (digit !== undefined) return { field: "priority", value: priorityOf[digit] ?? "medium", length: bare.length }
  const name = plain(bare.slice(1))
  if (bare.startsWith("@") && myself.has(name)) return { field: "assignee", value: me, length: bare.length }
  if (name === "" || (!bare.startsWith("@") && !bare.startsWith("#"))) return null
  const choices = bare.startsWith("@") ? people : topics
  const field = bare.startsWith("@") ? "assignee" : "topic"
  const whole = longestWhole(rest.slice(1), choices)
  if (whole !== null) return { field, value: whole.id, length: whole.length + 1 }
  const only = onlyOne(name, choices, field === "assignee")
  return only === null ? null : { field, value: only, length: bare.length }
}

/** Two ways of typing one name count as one. Each replaced letter keeps its length. */
const plain = (text: string) =>
  text.toLowerCase().replaceAll(/[-_]/gu, " ").replaceAll(/[’ʼ`]/gu, "'").replaceAll("ё", "е")

/** The choice whose whole name the text begins with, also a name of several words. */
const longestWhole = (text: string, choices: Nameable["people"]) => {
  const read = plain(text)
  const found = choices
    .flatMap(({ id, name, handle }) =>
      [name, ...(handle == null ? [] : [handle.replace(/^@/u, "")])].map((each) => ({ id, name: plain(each) }))
    )
    .filter(({ name }) => name !== "" && read.startsWith(name) && !/^[\p{L}\p{N}]/u.test(read.slice(name.length)))
    .toSorted((a, b) => b.name.length - a.name.length)
  const [first] = found
  const isOnly =
    first !== undefined && found.every(({ id, name }) => id === first.id || name.length < first.name.length)
  return isOnly ? { id: first.id, length: first.name.length } : null
}

/** The only choice that the typed word fits: as one of its words, as the beginning of one, or as a case of one. */
const onlyOne = (typed: string, choices: Nameable["people"], isPerson: boolean): string | null => {
  const wordsOf = ({ name, handle }: Nameable["people"][number]) =>
    [...plain(name).split(/\s+/u), plain(name), plain(handle?.replace(/^@/u, "") ?? "")].filter((word) => word !== "")
  const fits: ReadonlyArray<(word: string) => boolean> = [
    (word) => word === typed,
    (word) => word.startsWith(typed),
    (word) => isPerson && isFormOf(typed, word)
  ]
  for (const fit of fits) {
    const found = choices.filter((choice) => wordsOf(choice).some(fit))
    if (found.length > 0) return found.length === 1 ? (found[0]?.id ?? null) : null
  }
  return null
}
