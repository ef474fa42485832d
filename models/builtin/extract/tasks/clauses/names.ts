/** Finds the people whom a text names, in any form of a name: "Dan", "Олегу", "@dan_k". */
import { nameForms } from "../../../../language/people/nameForms.ts"
import { plain } from "../../../../language/words.ts"

export interface Named {
  /** Index into the people of the question. */
  readonly person: number
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
}

/** The names in a text, in their order. A name that fits two people names neither. */
export type NamesIn = (text: string) => ReadonlyArray<Named>

interface Known {
  readonly person: number
  /** The whole name in `plain` letters. */
  readonly whole: string
  readonly form: RegExp
  /** A name that begins with a capital letter is written with one. */
  readonly capital: boolean
}

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 4_000
/** The letters of a name that no grammatical case changes. */
const beginning = 2

const word = /@?[\p{L}_][\p{L}\p{N}_|'’.^-]{0,39}/gu

/** Prepares the names once for many texts. The work of a text depends on its words, not on the number of people. */
export const namesOf = (people: ReadonlyArray<{ readonly name: string }>): NamesIn => {
  const index = new Map<string, Array<Known>>()
  people.forEach(({ name }, person) => {
    for (const written of waysToSay(name)) {
      const form = nameForms(written)
      if (form === null) continue
      const capital = /^\p{Lu}/u.test(written)
      const known = { person, whole: plain(name), form: new RegExp(`^${form}$`, "u"), capital }
      const key = plain(written).slice(0, beginning)
      index.set(key, [...(index.get(key) ?? []), known])
    }
  })
  return (text) =>
    [...text.slice(0, mostRead).matchAll(word)].flatMap(({ 0: found, index: start }) => {
      const bare = found.replace(/^@/u, "").replace(/(?:['’]s|[.'’-])+$/u, "")
      const mention = found.startsWith("@")
      // A handle is often a first name and more: "@dan_k".
      const said = mention ? [plain(bare), plain(bare).split(/[_.\d]/u)[0] ?? ""] : [plain(bare)]
      const all = (index.get(plain(bare).slice(0, beginning)) ?? []).filter(
        ({ form, capital }) => said.some((each) => form.test(each)) && (mention || !capital || /^\p{Lu}/u.test(bare))
      )
      // "ogra" names the person of this name, although "ogra_ac" may be called so too.
      const whole = all.filter((each) => said.includes(each.whole))
      const people = new Set((whole.length > 0 ? whole : all).map(({ person }) => person))
      const [only] = people
      if (only === undefined || people.size > 1) return []
      return [{ person: only, start, end: start + Number(mention) + bare.length }]
    })
}

/** The first name, the whole name if it is one word, and the Latin spelling that a handle of the person may begin with. */
const waysToSay = (name: string): ReadonlySet<string> => {
  const words = name.slice(0, 200).normalize("NFKC").trim().replace(/^@/u, "").split(/\s+/u)
  const [first = ""] = words
  const latin = /^\p{Script=Cyrillic}/u.test(first) ? [latinOf(first, "i"), latinOf(first, "y")] : []
  const handle = /^[\p{L}]{3,}(?=_)/u.exec(first)?.[0]
  return new Set([first, ...latin, ...(handle === undefined ? [] : [handle])].filter((each) => each.length >= 2))
}

const letters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ь: "",
  ъ: "",
  ы: "y",
  э: "e",
  ю: "yu",
  я: "ya"
}
const latinOf = (name: string, и: "i" | "y") =>
  [...plain(name)].map((letter) => (letter === "и" ? и : (letters[letter] ?? letter))).join("")
