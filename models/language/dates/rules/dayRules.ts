/** Our own rules for days, in en, uk and ru. They precede the date library, which lacks most of them. */
import { wholeWords } from "../../words.ts"
import { type CalendarDay, dayOf, nextDate, weekdayOf } from "../calendar.ts"
import { always, type DayRule } from "./dayRule.ts"
import { ahead, spanRules } from "./spanRules.ts"

const counts = new Map(
  [
    "a an one один одну",
    "two дві два две пару",
    "three три кілька декілька несколько",
    "four чотири четыре",
    "five п'ять пять",
    "six шість шесть",
    "seven сім семь",
    "eight вісім восемь",
    "nine дев'ять девять",
    "ten десять"
  ].flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1]))
)
const count = String.raw`(?:a (?<couple>couple) of|(?<count>\d{1,3}|few|a few|${[...counts.keys()].join("|")}))`
const countOf = ({ couple, count }: Readonly<Record<string, string | undefined>>) => {
  if (couple !== undefined) return 2
  if (count === undefined) return 1
  if (count.endsWith("few")) return 3
  return counts.get(count) ?? Number(count)
}
const unitOf = (found: Readonly<Record<string, string | undefined>>) => {
  if (found["day"] !== undefined) return "day"
  return found["week"] !== undefined ? "week" : "month"
}

const unit = String.raw`(?<hour>hours?|годин[уи]?|час(?:а|ов)?)|(?<day>days?|день|дн[ія]в?|дней)|(?<week>weeks?|тиждень|тижн[іия]в?|недел[юиь])|(?<month>months?|місяц[ьіия]в?|месяц(?:а|ев)?)`

/** From Monday. The Russian word for Wednesday also means "environment", so it needs its preposition. */
const weekdays = [
  ["monday", "понеділ*", "понедельник*"],
  ["tuesday", "вівтор*", "вторник*"],
  ["wednesday", "серед[ауиі]", "в среду", "до среды", "к среде"],
  ["thursday", "четвер(?:г|га|гу|у)?"],
  ["friday", "п'ятниц*", "пятниц*"],
  ["saturday", "субот*", "суббот*"],
  ["sunday", "неділ[яіюе]", "воскресень*"]
].map((names, i) => `(?<d${i}>${names.join("|")})`)

const abbreviations = ["mon", "tues?", "wed", "thu(?:rs?)?", "fri", "sat", "sun"].map((name, i) => `(?<d${i}>${name})`)

const next = String.raw`(?<next>next|наступн(?:ого|ої|у|ий)|следующ(?:ий|ую|ей|его|ее))`
const last = String.raw`(?<last>last|past|минул(?:ого|ої|у|ий)|прошл(?:ый|ую|ой|ого|ое))`

const readWeekday: DayRule["read"] = (found, { today }) => {
  const wanted = [0, 1, 2, 3, 4, 5, 6].find((i) => found[`d${i}`] !== undefined)
  if (wanted === undefined || found["last"] !== undefined) return null
  const monday = today - weekdayOf(today)
  if (found["next"] !== undefined) return { day: monday + 7 + wanted }
  return { day: monday + wanted > today ? monday + wanted : monday + 7 + wanted }
}

const full = (year: string) => Number(year.length === 2 ? `20${year}` : year)
const asDay = (day: CalendarDay | null) => (day === null ? null : { day })

/** 3.12.2026. With a two-digit year it may also be a version number. */
const dotted = (year: string) => wholeWords(String.raw`(?<![-.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>${year})(?![.-]\d)`)
const readDotted: DayRule["read"] = ({ y = "", m, d }) => asDay(dayOf(full(y), Number(m), Number(d)))

export const dayRules: ReadonlyArray<DayRule> = [
  ...spanRules,
  always(
    wholeWords(
      "eod",
      "cob",
      "end of (?:the |this )?(?:business |working )?day",
      "close of business",
      "кін(?:ець|ця|цю) (?:робочого )?дня",
      "кон(?:ец|ца|цу) (?:рабочего )?дня",
      "протягом дня",
      "в течение дня"
    ),
    (today) => today
  ),
  always(wholeWords("day after tomorrow", "післязавтра", "послезавтра"), (today) => today + 2),
  always(wholeWords("tomorrow", "tmrw", "завтра"), (today) => today + 1),
  always(
    wholeWords("today", "tonight", "this (?:morning|afternoon|evening)", "сьогодні", "сегодня"),
    (today) => today,
    {
      mayBePast: true
    }
  ),
  {
    pattern: wholeWords(String.raw`(?:in|within|через|протягом|в течение) (?:${count} )?(?:${unit})`),
    read: (found, { today }) => {
      const many = countOf(found)
      if (found["hour"] !== undefined) return { minutesAhead: many * 60 }
      return { day: ahead(today, many, unitOf(found)) }
    }
  },
  {
    pattern: wholeWords("(?:in|within) half an hour", "через (?:полчаса|пів ?години|півгодини)"),
    read: () => ({ minutesAhead: 30 })
  },
  {
    pattern: wholeWords(
      String.raw`(?:(?:on|у|в|во|на) )?(?:(?:${next}|${last}|this|цієї|цю|эту|этот) )?(?:${weekdays.join("|")})`
    ),
    mayBePast: true,
    read: readWeekday
  },
  { pattern: wholeWords(`(?:${next} )?(?:${abbreviations.join("|")})`), needsCue: true, read: readWeekday },
  {
    pattern: wholeWords(String.raw`(?:${abbreviations.join("|")})(?=,? (?:at )?\d{1,2}(?::\d\d| ?[ap]m)|\s*$)`),
    mayBePast: true,
    read: readWeekday
  },
  {
    pattern: /(?<![\p{L}\p{N}_-])(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d)(?![\d-])/gu,
    read: ({ y = "", m, d }) => asDay(dayOf(full(y), Number(m), Number(d)))
  },
  { pattern: dotted(String.raw`20\d\d`), read: readDotted },
  { pattern: dotted(String.raw`\d\d`), needsCue: true, read: readDotted },
  {
    pattern: wholeWords(String.raw`(?<d>\d{1,2})\.(?<m>\d{2})(?![.:%]?\d|%)`),
    needsCue: true,
    read: ({ m, d }, { today }) => asDay(nextDate(today, Number(m), Number(d)))
  },
  {
    pattern: wholeWords(String.raw`(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<y>20\d\d|\d\d))?(?!\/)`),
    needsCue: true,
    read: ({ a, b, y }, { today, monthFirst }) => {
      const [month, date] = monthFirst || Number(b) > 12 ? [Number(a), Number(b)] : [Number(b), Number(a)]
      return asDay(y === undefined ? nextDate(today, month, date) : dayOf(full(y), month, date))
    }
  }
]
