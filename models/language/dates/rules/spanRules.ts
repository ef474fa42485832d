/** Rules for phrases that name a span, such as a week. The due date is its last (working) day. */
import { wholeWords } from "../../words.ts"
import {
  type CalendarDay,
  endOfWeek,
  lastOfMonth,
  lastOfQuarter,
  lastOfYear,
  datePartsOf,
  weekdayOf
} from "../clock/calendar.ts"
import { always, type DayRule, type Groups } from "./dayRule.ts"

const unit = String.raw`(?<week>week|тижня|тижні|тижню|тиждень|недели|неделе|неделю)|(?<month>month|місяця|місяці|місяць|місяцю|месяца|месяце|месяц|месяцу)|(?<quarter>quarter|кварталу|кварталі|квартал|квартала|квартале)|(?<year>year|року|році|рік|года|году|год)`
const next = String.raw`(?<next>next|наступн(?:ого|ому|ий)|следующ(?:ей|его|ем|ую|ий|ему))`
const current = String.raw`this|the|current|цього|цьому|цей|поточного|этой|этого|эту|этом|этот|текущ(?:ей|его)`
const end = String.raw`(?:end of|кін(?:ець|ця|цю|ці)|кон(?:ец|ца|цу|це))`

const lastDay = (found: Groups, today: CalendarDay) => {
  const ahead = found["next"] === undefined ? 0 : 1
  if (found["week"] !== undefined) return endOfWeek(today, ahead)
  if (found["month"] !== undefined) return lastOfMonth(today, ahead)
  return found["quarter"] === undefined ? lastOfYear(today, ahead) : lastOfQuarter(today, ahead)
}

const saturday = 5
const weekend = (today: CalendarDay) => today - weekdayOf(today) + 6

const quarterWords = ["first|перш|перв", "second|друг|втор", "third|трет", "fourth|last|четверт"].map(
  (names, i) => `(?<q${i + 1}>${names})`
)
const romans = ["i", "ii", "iii", "iv", "і", "іі", "ііі", "іv"]

const readQuarter: DayRule["read"] = (found, { today }) => {
  const { n = "", y } = found
  const named = [1, 2, 3, 4].find((i) => found[`q${i}`] !== undefined)
  const quarter = named ?? (romans.includes(n) ? (romans.indexOf(n) % 4) + 1 : Number(n))
  const last = (year: number) => Date.UTC(year, quarter * 3, 0) / 86_400_000
  const { year } = datePartsOf(today)
  if (y !== undefined) return { day: last(Number(y)) }
  return { day: last(year) >= today ? last(year) : last(year + 1) }
}
const inYear = String.raw`(?: (?:of )?(?<y>20\d\d))?`
const quarterName = String.raw`(?:q ?(?<n>[1-4])|(?:(?:the )?(?:${quarterWords.join("|")})\p{L}{0,5}|(?<n>[1-4]|iv|i{1,3}|іv|і{1,3})(?:-?го)?) (?:quarter|квартал\p{L}?))`

export const spanRules: ReadonlyArray<DayRule> = [
  always(wholeWords("eow"), (today) => endOfWeek(today), { kind: "week" }),
  always(wholeWords("eom", "(?:the )?(?:month[- ]end|month's end)"), (today) => lastOfMonth(today)),
  always(wholeWords("eoq", "(?:the )?quarter[- ]end"), (today) => lastOfQuarter(today)),
  always(
    wholeWords(
      "eoy",
      "(?:the )?year[- ]end",
      "(?:before|by|до|к) (?:the )?(?:new year|нового року|нового года|новому году)"
    ),
    (today) => lastOfYear(today)
  ),
  {
    pattern: wholeWords(String.raw`${end} (?:(?:${next}|${current}) )?(?:${unit})`),
    kind: "week",
    read: (found, { today }) => ({ day: lastDay(found, today) })
  },
  {
    pattern: wholeWords(
      String.raw`(?:(?:on|во|на|в|у) )?(?:${next}|(?:this|цього|цьому|цей|этой|этом|эту|этот)) (?:${unit})`
    ),
    kind: "week",
    mayBePast: true,
    read: (found, { today }) => ({ day: lastDay(found, today) })
  },
  // "На той неделе" may also mean the last week, which a past verb in its sentence tells.
  always(wholeWords("на той неделе"), (today) => endOfWeek(today, 1), { kind: "week", mayBePast: true }),
  { pattern: wholeWords(String.raw`${end} ${quarterName}${inYear}`), read: readQuarter },
  { pattern: wholeWords(String.raw`(?:(?:in|у|в) )?${quarterName}${inYear}`), needsCue: true, read: readQuarter },
  // "By the weekend" means before its beginning, "on the weekend" before its end.
  {
    pattern: wholeWords("(?<by>by|before|until|до|к) (?:the |цих |этих )?(?:weekend|вихідних|выходных|выходным)"),
    read: (_, { today }) => ({ day: weekdayOf(today) < saturday ? endOfWeek(today) : weekend(today) })
  },
  always(
    wholeWords(
      "(?:(?:on|over|at|this) ){0,2}(?:the )?weekend",
      "(?:на|у|в) (?:цих |этих |ці |эти )?(?:вихідних|вихідні|выходных|выходные)"
    ),
    weekend,
    {
      mayBePast: true
    }
  )
]
