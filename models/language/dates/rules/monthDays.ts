/** Rules for days of a month: "the 15th", "к 26-му", "29 February", "до кінця січня". */
import { wholeWords } from "../../words.ts"
import { type CalendarDay, dayOf, datePartsOf, lastOfMonth, nextDate, nextDayOfMonth } from "../clock/calendar.ts"
import { asDay, type DayRule, type Groups } from "./dayRule.ts"
import { ordinalOf, ordinalWord } from "./ordinals.ts"

/** From January. "May" and "March" are also words, so these names never count without a number or a preposition. */
const months = [
  "january|jan|січ(?:ень|ня|ню|ні)|январ[ьяюе]",
  "february|feb|лют(?:ий|ого|ому)|феврал[ьяюе]",
  "march|mar|берез(?:ень|ня|ню|ні)|март[ауе]?",
  "april|apr|квіт(?:ень|ня|ню|ні)|апрел[ьяюе]",
  "may|трав(?:ень|ня|ню|ні)|ма[йяюе]",
  "june|jun|черв(?:ень|ня|ню|ні)|июн[ьяюе]",
  "july|jul|лип(?:ень|ня|ню|ні)|июл[ьяюе]",
  "august|aug|серп(?:ень|ня|ню|ні)|август[ауе]?",
  "september|sept?|верес(?:ень|ня|ню|ні)|сентябр[ьяюе]",
  "october|oct|жовт(?:ень|ня|ню|ні)|октябр[ьяюе]",
  "november|nov|листопад[ауі]?|ноябр[ьяюе]",
  "december|dec|груд(?:ень|ня|ню|ні)|декабр[ьяюе]"
]
const month = months.map((names, i) => `(?<m${i + 1}>${names})`).join("|")
const monthOf = (found: Groups) => months.findIndex((_, i) => found[`m${i + 1}`] !== undefined) + 1

const year = String.raw`(?:,? (?<y>20\d\d)(?: (?:року|рік|года|год))?)?`
const suffix = "(?:-?(?:st|nd|rd|th|го|му|ого|ому|тє|те|ме|ге|ше|є|е))?"

const read: DayRule["read"] = (found, { today }) => {
  const date = Number(found["d"] ?? ordinalOf(found))
  if (found["y"] !== undefined) return asDay(dayOf(Number(found["y"]), monthOf(found), date))
  return asDay(nextDate(today, monthOf(found), date), true)
}

/** Words that may follow "the 15th". Any other word makes it an ordinal of a thing: "the 5th floor". */
const closing = String.raw`(?=['’"»”]?(?: ?(?:$|[.,;:!?()\n—–]|- )| (?:at|and|or|but|if|so|please|pls|then|to|with|in the|by|before|instead|${month}|о|об|в|у|к|до|на|або|или|і|й|та|и|будь|пожалуйста|вранці|зранку|ввечері|увечері|утром|вечером|ранку|обіду|\d{1,2}[:.]\d\d)(?!\p{L})))`
const ofMonth = String.raw`(?:(?: of)? (?:(?:the|this|цього|этого) (?:month|місяця|месяца)|(?<ahead>next|наступного|следующего) (?:month|місяця|месяца)))?`

const readOrdinal: DayRule["read"] = (found, { today }) => {
  const date = Number(found["d"] ?? ordinalOf(found))
  const { year, month } = datePartsOf(lastOfMonth(today, 1))
  return asDay(found["ahead"] === undefined ? nextDayOfMonth(today, date) : dayOf(year, month, date))
}

/** A month without a day: "by the end of January" is its last day, "by March" its first. */
const readMonth: DayRule["read"] = (found, { today }) => {
  const wanted = monthOf(found)
  const first = (of: number): CalendarDay => Date.UTC(of, wanted - 1, 1) / 86_400_000
  const years = found["y"] === undefined ? [0, 1].map((i) => datePartsOf(today).year + i) : [Number(found["y"])]
  const ends = years.map((of) => (found["by"] === undefined ? lastOfMonth(first(of)) : first(of)))
  return asDay(ends.find((day) => day >= today) ?? null)
}

export const monthDays: ReadonlyArray<DayRule> = [
  {
    pattern: wholeWords(String.raw`(?:(?<d>\d{1,2})${suffix}|${ordinalWord})(?: of)? (?:${month})${year}`),
    kind: "date",
    mayBePast: true,
    read
  },
  {
    pattern: wholeWords(String.raw`(?:${month}) (?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)?(?![:.]\d)(?:, (?<y>20\d\d))?`),
    kind: "date",
    mayBePast: true,
    read
  },
  {
    pattern: wholeWords(String.raw`(?:on|for) the (?<d>\d{1,2})(?:st|nd|rd|th)${ofMonth}${closing}`),
    kind: "date",
    mayBePast: true,
    read: readOrdinal
  },
  {
    pattern: wholeWords(String.raw`(?:the )?(?<d>\d{1,2})(?:st|nd|rd|th)${ofMonth}${closing}`),
    kind: "date",
    needsCue: true,
    read: readOrdinal
  },
  {
    pattern: wholeWords(String.raw`(?<d>\d{1,2})-?го(?: числа)?${ofMonth}${closing}`, String.raw`(?<d2>\d{1,2}) числа`),
    kind: "date",
    mayBePast: true,
    read: ({ d2, ...found }, clock) => readOrdinal({ ...found, d: found["d"] ?? d2 }, clock)
  },
  {
    pattern: wholeWords(
      String.raw`(?<d>\d{1,2})-?(?:му|ому|тє|те|ме|ге|ше|є|е|х)(?: числ[ау])?${ofMonth}${closing}`,
      String.raw`(?<d2>\d{1,2}) числу`
    ),
    kind: "date",
    needsCue: true,
    read: ({ d2, ...found }, clock) => readOrdinal({ ...found, d: found["d"] ?? d2 }, clock)
  },
  {
    pattern: wholeWords(String.raw`${ordinalWord}(?: числ[ау])?${ofMonth}${closing}`),
    kind: "date",
    needsCue: true,
    read: readOrdinal
  },
  {
    pattern: wholeWords(String.raw`(?:end of|кін(?:ець|ця|цю|ці)|кон(?:ец|ца|цу|це)) (?:${month})${year}`),
    read: readMonth
  },
  {
    // "By May" and "by April" may name a person.
    pattern: wholeWords(
      String.raw`(?<by>by(?! (?:may|april)(?! 20))|before|до|к) (?:${month})(?! \d{1,2}(?!\d))${year}`
    ),
    read: readMonth
  },
  {
    pattern: wholeWords(String.raw`(?:in|у|в|(?<by>from|з|с)) (?:${month})(?! \d{1,2}(?!\d))${year}`),
    needsCue: true,
    read: readMonth
  }
]
