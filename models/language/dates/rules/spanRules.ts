/** Rules for phrases that name a span, such as a week. The due date is its last (working) day. */
import { wholeWords } from "../../words.ts"
import {
  addMonths,
  type CalendarDay,
  endOfWeek,
  lastOfMonth,
  lastOfQuarter,
  lastOfYear,
  datePartsOf,
  weekdayOf
} from "../calendar.ts"
import { always, type DayRule } from "./dayRule.ts"

const unit = String.raw`(?<week>week|тижня|тижні|тиждень|недели|неделе|неделю)|(?<month>month|місяця|місяці|месяца|месяце)|(?<quarter>quarter|кварталу|кварталі|квартала|квартале)|(?<year>year|року|році|года|году)`
const next = String.raw`(?<next>next|наступн(?:ого|ому)|следующ(?:ей|его|ем|ую))`
const current = String.raw`this|the|current|цього|цьому|поточного|этой|этого|эту|этом|текущ(?:ей|его)`
const end = String.raw`(?:end of|кін(?:ець|ця|цю|ці)|кон(?:ец|ца|цу|це))`

const lastDay = (found: Readonly<Record<string, string | undefined>>, today: CalendarDay) => {
  const ahead = found["next"] === undefined ? 0 : 1
  if (found["week"] !== undefined) return endOfWeek(today, ahead)
  if (found["month"] !== undefined) return lastOfMonth(today, ahead)
  return found["quarter"] === undefined ? lastOfYear(today, ahead) : lastOfQuarter(today, ahead)
}

const saturday = 5
const weekend = (today: CalendarDay) => today - weekdayOf(today) + 6

export const spanRules: ReadonlyArray<DayRule> = [
  always(wholeWords("eow"), (today) => endOfWeek(today)),
  always(wholeWords("eom"), (today) => lastOfMonth(today)),
  always(wholeWords("eoq"), (today) => lastOfQuarter(today)),
  always(wholeWords("eoy"), (today) => lastOfYear(today)),
  {
    pattern: wholeWords(String.raw`${end} (?:(?:${next}|${current}) )?(?:${unit})`),
    read: (found, { today }) => ({ day: lastDay(found, today) })
  },
  {
    pattern: wholeWords(String.raw`(?:(?:на|в|у) )?(?:${next}|(?:this|цього|цьому|этой|этом|эту)) (?:${unit})`),
    mayBePast: true,
    read: (found, { today }) => ({ day: lastDay(found, today) })
  },
  {
    pattern: wholeWords(String.raw`(?:end of |кінця |конца )?q(?<n>[1-4])(?: (?<in>20\d\d))?`),
    needsCue: true,
    read: ({ n, in: year }, { today }) => {
      const first = (base: number) => Date.UTC(base, Number(n) * 3, 0) / 86_400_000
      const day = first(year === undefined ? datePartsOf(today).year : Number(year))
      return { day: day >= today || year !== undefined ? day : first(datePartsOf(today).year + 1) }
    }
  },
  // "By the weekend" means before its beginning, "on the weekend" before its end.
  {
    pattern: wholeWords("(?<by>by|before|until|до|к) (?:the )?(?:weekend|вихідних|выходных|выходным)"),
    read: (_, { today }) => ({ day: weekdayOf(today) < saturday ? endOfWeek(today) : weekend(today) })
  },
  always(
    wholeWords(
      "(?:(?:on|over|at|this) ){0,2}(?:the )?weekend",
      "(?:на|у|в) (?:цих |этих )?(?:вихідних|вихідні|выходных|выходные)"
    ),
    weekend,
    {
      mayBePast: true
    }
  )
]

/** "In two weeks", "через місяць": the same day of the week or the month, `count` units ahead. */
export const ahead = (today: CalendarDay, count: number, unit: "day" | "week" | "month"): CalendarDay =>
  unit === "month" ? addMonths(today, count) : today + count * daysOf[unit]

const daysOf = { day: 1, week: 7 } as const
