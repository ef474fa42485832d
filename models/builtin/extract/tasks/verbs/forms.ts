/** Recognises the forms of verbs of work: "замов", "замовлю" and "замовив" are forms of "замовити". */
import { plain } from "../../../../language/words.ts"
import { englishVerbs } from "./en.ts"
import { russianVerbs } from "./ru.ts"
import { ukrainianVerbs } from "./uk.ts"

export type Form = "infinitive" | "imperative" | "first" | "third" | "past" | "passive"

export interface VerbForm {
  /** The infinitive; for English the bare verb. */
  readonly verb: string
  readonly form: Form
}

/** The forms that a word may be, in `plain` letters. An English verb has one word for its infinitive and imperative. */
export const verbForms = (word: string): ReadonlyArray<VerbForm> => known.get(word) ?? []

export const hasForm = (word: string, ...forms: ReadonlyArray<Form>): boolean =>
  verbForms(word).some(({ form }) => forms.includes(form))

/** The infinitives that a word may belong to. */
export const infinitivesOf = (word: string): ReadonlyArray<string> => verbForms(word).map(({ verb }) => verb)

type Add = (verb: string, form: Form, ...words: ReadonlyArray<string>) => void

const rowsOf = (table: string) =>
  table
    .trim()
    .split(/,\s+/u)
    .map((row) => row.split(" ").map((word) => plain(word)))

const english = (add: Add) => {
  for (const [verb = "", irregular] of rowsOf(englishVerbs)) {
    const bare = verb.replace(/e$/u, "").replace(/(?<=[^aeiou])y$/u, "i")
    const doubled = /^[^aeiou]*[aeiou][bdgklmnprt]$/u.test(verb) ? `${verb}${verb.at(-1)}` : bare
    add(verb, "infinitive", verb)
    add(verb, "imperative", verb)
    add(verb, "third", /(?:s|x|ch|sh)$/u.test(verb) ? `${verb}es` : `${verb}s`, `${bare}es`)
    const past = irregular === undefined ? [`${bare}ed`, `${doubled}ed`] : [irregular]
    add(verb, "past", ...past)
    add(verb, "passive", ...past, ...(participles[verb] ?? []))
  }
}

/** Participles that differ from the past. */
const participles: Readonly<Record<string, ReadonlyArray<string>>> = {
  choose: ["chosen"],
  do: ["done"],
  draw: ["drawn"],
  give: ["given"],
  get: ["gotten"],
  ring: ["rung"],
  run: ["run"],
  show: ["shown"],
  take: ["taken"],
  write: ["written"],
  rewrite: ["rewritten"],
  redo: ["redone"],
  undo: ["undone"]
}

const slavic = (add: Add, table: string, language: "uk" | "ru") => {
  for (const [verb = "", imperative = "", first = "", irregular] of rowsOf(table)) {
    const own = /(?:ся|сь)$/u.test(verb)
    const infinitive = verb.replace(/(?:ся|сь)$/u, "")
    const stem = infinitive.replace(/(?:ти|ть|чь)$/u, "")
    const future = first.replace(/(?:ся|сь)$/u, "").slice(0, -1)
    // A reflexive form ends in "ся" or "сь".
    const all = (words: ReadonlyArray<string>) => (own ? words.flatMap((word) => [`${word}ся`, `${word}сь`]) : words)
    add(verb, "infinitive", ...all([infinitive]))
    add(verb, "imperative", ...all(imperatives(imperative.replace(/(?:ся|сь)$/u, ""), language)))
    add(verb, "first", ...all([first.replace(/(?:ся|сь)$/u, "")]))
    const third =
      language === "uk"
        ? [`${future}е`, `${future}є`, infinitive.replace(/ити$/u, "ить")]
        : [`${future}ет`, infinitive.replace(/ить$/u, "ит")]
    add(verb, "third", ...all(third.filter((word) => word !== infinitive)))
    if (future.endsWith("да")) add(verb, "third", ...all([language === "uk" ? `${future}сть` : `${future}ст`]))
    add(verb, "past", ...all(pasts(stem, irregular, language)))
    const ends = language === "uk" ? ["о", "а", "і", "ий"] : ["", "о", "а", "ы"]
    const passives = [`${stem}н`, `${stem}т`, `${future}ен`]
    add(verb, "passive", ...passives.flatMap((passive) => ends.map((end) => passive + end)))
  }
}

const imperatives = (one: string, language: "uk" | "ru") => {
  if (language === "ru") return [one, `${one}те`]
  return one.endsWith("и") ? [one, one.replace(/и$/u, "іть"), `${one}те`] : [one, `${one}те`]
}

const pasts = (stem: string, irregular: string | undefined, language: "uk" | "ru") => {
  if (irregular === undefined)
    return [language === "uk" ? `${stem}в` : `${stem}л`, `${stem}ла`, `${stem}ло`, `${stem}ли`]
  const others = irregular
    .replace(/(?:шов|шел)$/u, "ш")
    .replace(/вів$/u, "ве")
    .replace(/ніс$/u, "нес")
    .replace(/віз$/u, "вез")
    .replace(/спік$/u, "спек")
    .replace(/(?<=[аеиі])[вл]$/u, "")
  return [irregular, `${others}ла`, `${others}ло`, `${others}ли`]
}

const known: ReadonlyMap<string, ReadonlyArray<VerbForm>> = (() => {
  const found = new Map<string, Array<VerbForm>>()
  const add: Add = (verb, form, ...words) => {
    for (const word of new Set(words)) {
      const forms = found.get(word) ?? []
      if (!forms.some((each) => each.verb === verb && each.form === form)) forms.push({ verb, form })
      found.set(word, forms)
    }
  }
  english(add)
  slavic(add, ukrainianVerbs, "uk")
  slavic(add, russianVerbs, "ru")
  return found
})()
