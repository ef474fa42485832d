/** Words of one language, with their numbers and dates. */
import { flatten } from "@solid-primitives/i18n"
import type { Counted, Word, Words, WordTable } from "./catalogue.ts"
import type { Plural } from "../shape/shape.ts"
import { numberFormat } from "./formats.ts"
import { isDay, thisYear } from "./calendar.ts"
import type { Language } from "../../../domain/vocabulary.ts"

/** All words of one language. A language without the forms `few` and `many` may leave them out. */
export type LanguageWords = {
  readonly [W in keyof Words]: Words[W] extends Plural ? Omit<Plural, "few" | "many"> : Words[W]
}

type Facts = { readonly [name: string]: string | number }
// The library's `resolveTemplate` is not used: it treats `$&` in a person's title as a pattern.
const fill = (text: string, facts: Facts) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/**
 * `locale`: how dates and numbers are written, `en-GB`; the language itself when left out. `zone`: the time zone of dates; that of
 * the browser when left out.
 */
export const speak = (language: Language, catalogue: LanguageWords, locale: string = language, zone?: string) => {
  const flat = flatten(catalogue)
  const plural = new Intl.PluralRules(language)
  return {
    language,
    /** A word or a sentence, its `{names}` filled. */
    t: (word: Word, facts: Facts = {}): string => fill(flat[word], facts),
    /** A sentence that counts: `n` in the right form. */
    count: (stem: Counted, n: number): string => {
      const forms: Partial<Plural> = catalogue[stem]
      const form = forms[plural.select(n) as keyof Plural] ?? catalogue[stem].other
      return fill(form, { n: numberFormat(locale).format(n) })
    },
    /** The word of a value, from its table; the value itself if the table has no word for it (a newer server). */
    value: <T extends WordTable>(table: T, value: keyof Words[T] & string): string =>
      flat[`${table}.${value}` as Word] ?? value,
    /** The word of a value that came as plain text; the text itself when the table has no word for it. */
    valueOf: (table: WordTable, value: string): string => flat[`${table}.${value}` as Word] ?? value,
    /** True when a table has a word for a value. Another version may have sent the value. */
    has: <T extends WordTable>(table: T, value: string): value is keyof Words[T] & string =>
      Object.hasOwn(flat, `${table}.${value}`),
    ...numbersIn(locale),
    ...datesIn(locale, zone)
  }
}

const numbersIn = (locale: string) => ({
  /** A number with at most this many digits after the point. */
  number: (n: number, digits = 0) =>
    numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n),
  /** Bytes, in the largest unit that fits: `96 MB`, `1.2 GB`. */
  size: (bytes: number) => {
    const [unit, size] = sizes.find(([, least]) => bytes >= least) ?? (["byte", 1] as const)
    const n = bytes / size
    return numberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: n < 10 && unit !== "byte" ? 1 : 0
    }).format(n)
  },
  /** `0.25` as 25 %. */
  share: (part: number) => numberFormat(locale, { style: "percent" }).format(part),
  /** Seconds, in the largest unit that fits: `40 sec`, `3 min`, `2 hr`. */
  lasting: (seconds: number) => {
    const [unit, size] = unitOf(seconds)
    return numberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(
      Math.max(1, Math.round(seconds / size))
    )
  }
})

const sizes = [
  ["terabyte", 1e12],
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3]
] as const
const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60]
] as const
const unitOf = (seconds: number) => units.find(([, size]) => seconds >= size) ?? (["second", 1] as const)

const weekday = { weekday: "short", day: "numeric", month: "short" } as const
const clock = { hour: "2-digit", minute: "2-digit" } as const
const year = { year: "numeric" } as const

/** The formats of a language. Each is made once, when it is first used: making one costs more than using it. */
const datesIn = (locale: string, zone: string | undefined) => {
  const written = (options: Intl.DateTimeFormatOptions) => {
    let format: Intl.DateTimeFormat | undefined
    return (at: Date) => (format ??= new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })).format(at)
  }
  /** With the year of a date that is not in this year. A day has the same year everywhere. */
  const dated = (options: Intl.DateTimeFormatOptions, yearOf = (at: Date) => at.getFullYear()) => {
    const short = written(options)
    const long = written({ ...options, ...year })
    return (at: Date) => (thisYear() === null || yearOf(at) === thisYear() ? short(at) : long(at))
  }
  const time = written(clock)
  const day = dated({ day: "numeric", month: "short" })
  const fullDay = written({ day: "numeric", month: "long", ...year })
  const dayOnly = dated({ day: "numeric", month: "short", timeZone: "UTC" }, (at) => at.getUTCFullYear())
  const dueDay = dated({ ...weekday, timeZone: "UTC" }, (at) => at.getUTCFullYear())
  const dueMoment = dated({ ...weekday, ...clock })
  return {
    time: (at: string) => time(new Date(at)),
    day: (at: string) => day(new Date(at)),
    /** A day, `2026-11-27`, which is the same everywhere: `27 Nov`. */
    dayOnly: (day: string) => dayOnly(new Date(`${day}T00:00:00Z`)),
    fullDay: (at: string) => fullDay(new Date(at)),
    /** A due date. A day is the same day everywhere; a moment is shown in the person's zone. */
    dueDay: (due: string) => (isDay(due) ? dueDay(new Date(`${due}T00:00:00Z`)) : dueMoment(new Date(due)))
  }
}
