/** Words of one language, with their numbers and dates. */
import { flatten } from "@solid-primitives/i18n"
import type { Language } from "../../../domain/vocabulary.ts"
import type { Counted, WordPart, PartWords, Word, Words, WordTable } from "./catalogue.ts"
import { isDay, thisYear } from "./calendar.ts"
import { numberFormat } from "./formats.ts"

type Facts = { readonly [name: string]: string | number }
// The library's `resolveTemplate` is not used: it treats `$&` in a person's title as a pattern.
const fill = (text: string, facts: Facts) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))

/**
 * Has no words until a part is added. `P`: the parts whose words the caller may use, besides the first one. Returns the path of a
 * word whose part was not added.
 *
 * `locale`: how dates and numbers are written, `en-GB`; the language itself when left out. `zone`: the time zone of dates; that of
 * the browser when left out.
 */
export const speak = <P extends WordPart = "first">(language: Language, locale: string = language, zone?: string) => {
  /** The texts by path: `save`, `status.open`, `tasksCount.few`. */
  const texts: Record<string, string> = {}
  const plural = new Intl.PluralRules(language)
  return {
    language,
    add: (part: PartWords[WordPart]): void => void Object.assign(texts, flatten(part)),
    /** A word or a sentence, its `{names}` filled. */
    t: (word: Word<P>, facts: Facts = {}): string => fill(texts[word] ?? word, facts),
    /** A sentence that counts: `n` in the right form. */
    count: (stem: Counted<P>, n: number): string => {
      const text = texts[`${stem}.${plural.select(n)}`] ?? texts[`${stem}.other`] ?? stem
      return fill(text, { n: numberFormat(locale).format(n) })
    },
    /** The word of a value, from its table; the value itself if the table has no word for it (a newer server). */
    value: <T extends WordTable<P>>(table: T, value: keyof Words<P>[T] & string): string =>
      texts[`${table}.${value}`] ?? value,
    /** The word of a value that came as plain text; the text itself when the table has no word for it. */
    valueOf: (table: WordTable<P>, value: string): string => texts[`${table}.${value}`] ?? value,
    /** True when a table has a word for a value. Another version may have sent the value. */
    has: <T extends WordTable<P>>(table: T, value: string): value is keyof Words<P>[T] & string =>
      Object.hasOwn(texts, `${table}.${value}`),
    ...numbersIn(locale),
    ...datesIn(locale, zone)
  }
}
/** Words of the first part and of the parts `P`. */
export type WordsOf<P extends WordPart = "first"> = Omit<ReturnType<typeof speak<P>>, "add">

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
  /** With the year, and without the day of the week, of a date that is not in this year. A day has the same year everywhere. */
  const dated = (options: Intl.DateTimeFormatOptions, yearOf = (at: Date) => at.getFullYear()) => {
    const short = written(options)
    const long = written({ ...options, weekday: undefined, ...year })
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
