/** Words in the person's language, with their numbers and dates. */
import { en, type Word, type Words } from "./en.ts"
import { ru } from "./ru.ts"
import { uk } from "./uk.ts"

export type Language = "en" | "uk" | "ru"
const catalogues: { readonly [L in Language]: Words } = { en: en as Words, uk, ru }

/** The first of the person's languages that we speak; English otherwise. */
export const languageOf = (wanted: ReadonlyArray<string>): Language =>
  wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag): tag is Language => tag in catalogues) ?? "en"

type Facts = { readonly [name: string]: string | number }
type Counted = { [W in Word]: W extends `${infer Stem}_other` ? Stem : never }[Word]

/** `locale`: how dates and numbers are written, `en-GB`; the language itself when left out. */
export const speak = (language: Language, locale: string = language) => {
  const words = catalogues[language]
  const plural = new Intl.PluralRules(language)
  const fill = (text: string, facts: Facts) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
  return {
    language,
    /** A word or a sentence, its `{names}` filled. */
    t: (word: Word, facts: Facts = {}) => fill(words[word], facts),
    /** A sentence that counts: `n` in the right form. */
    count: (stem: Counted, n: number) => {
      const form = words[`${stem}_${plural.select(n)}` as Word] ?? words[`${stem}_other` as Word]
      return fill(form, { n: new Intl.NumberFormat(locale).format(n) })
    },
    /** The word of a value of the domain, `status_open`; the value itself when there is none. */
    value: (kind: string, value: string) => words[`${kind}_${value}` as Word] ?? value,
    /** A number, at most so many digits behind the point. */
    number: (n: number, digits = 0) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n),
    /** `0.25` as 25 %. */
    share: (part: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(part),
    /** Seconds, in the largest unit that fits: `40 sec`, `3 min`, `2 hr`. */
    lasting: (seconds: number) => {
      const [unit, size] = unitOf(seconds)
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(
        Math.max(1, Math.round(seconds / size))
      )
    },
    time: (at: string) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(new Date(at)),
    day: (at: string) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(new Date(at)),
    fullDay: (at: string) =>
      new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }).format(new Date(at)),
    dueDay: (due: string) =>
      due.length === 10
        ? new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).format(
            new Date(`${due}T00:00:00Z`)
          )
        : new Intl.DateTimeFormat(locale, {
            weekday: "short",
            day: "numeric",
            month: "short",
            hour: "2-digit",
            minute: "2-digit"
          }).format(new Date(due))
  }
}

const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60]
] as const
const unitOf = (seconds: number) => units.find(([, size]) => seconds >= size) ?? (["second", 1] as const)

const wanted = typeof navigator === "undefined" ? [] : navigator.languages
const language = languageOf(wanted)
export const words = speak(
  language,
  wanted.find((tag) => tag.toLowerCase().startsWith(language))
)
