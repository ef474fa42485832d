/** Rules for a number of units ahead: "in two weeks", "через три дні", "a week from now". */
import { wholeWords } from "../../words.ts"
import { addMonths, type CalendarDay } from "../clock/calendar.ts"
import type { DayRule, Groups } from "./dayRule.ts"

const numbers = new Map(
  [
    "a an one один одну одного однієї одной",
    "two дві два две двох двух пару пари пары",
    "three три трьох трех кілька декілька кількох несколько нескольких",
    "four чотири чотирьох четыре четырех",
    "five п'ять п'яти пять пяти",
    "six шість шести шесть",
    "seven сім семи семь",
    "eight вісім восьми восемь",
    "nine дев'ять дев'яти девять девяти",
    "ten десять десяти"
  ].flatMap((names, i) => names.split(" ").map((name): [string, number] => [name, i + 1]))
)

const count = String.raw`(?:(?:a |the next )?(?<couple>couple) (?:of )?|(?<count>\d{1,3}|a few|few|${[...numbers.keys()].join("|")})[ -])`
const countOf = ({ couple, count }: Groups) => {
  if (couple !== undefined) return 2
  if (count === undefined) return 1
  if (count.endsWith("few")) return 3
  return numbers.get(count) ?? Number(count)
}

const unit = String.raw`(?:(?<hour>hours?|годин[уи]?|час(?:а|ов)?)|(?<day>days?|день|дн[ія]в?|дней)|(?<week>weeks?|тиждень|тижн[іия]в?|недел[юиь])|(?<fortnight>fortnight)|(?<month>months?|місяц[ьіия]в?|месяц(?:а|ев)?)|(?<year>years?|рік|роки|років|год|года|лет))`

const read: DayRule["read"] = (found, { today }) => {
  const many = countOf(found)
  if (found["hour"] !== undefined) return { minutesAhead: many * 60 }
  if (found["day"] !== undefined) return { day: today + many }
  if (found["week"] !== undefined) return { day: today + many * 7 }
  if (found["fortnight"] !== undefined) return { day: today + many * 14 }
  return { day: addMonths(today, found["year"] === undefined ? many : many * 12) }
}

const halfYear = (today: CalendarDay) => ({ day: addMonths(today, 6) })

/** "За" also means "per" and "about", so it begins a date only at the beginning of a clause or after a verb of finishing. */
const before = String.raw`(?<=(?:^|[.,;:!?(\n—–] ?)(?:(?:а|і|та|и|но|але|вже|уже) )?|(?:буде|будет|будуть|готов\p{L}{0,6}|закінч\p{L}{0,8}|законч\p{L}{0,8}|встиг\p{L}{0,5}|успе\p{L}{0,5}|впора\p{L}{0,8}) )`

export const countedRules: ReadonlyArray<DayRule> = [
  {
    pattern: wholeWords(
      String.raw`(?:in|within|через|протягом|упродовж|впродовж|в течение)(?: (?:the (?:next|coming)|next|about|наступних|найближчих|ближайших|следующих))? ${count}?${unit}(?:'s time)?`
    ),
    read
  },
  { pattern: wholeWords(String.raw`${count}${unit} from (?:now|today)`), read },
  { pattern: wholeWords(String.raw`${before}за ${count}?${unit}(?! (?:до|перед))`), read },
  {
    pattern: wholeWords(
      String.raw`(?:(?:we|you|i|they) (?:only |still )?(?:have|'ve got|got)|маємо|(?:у нас|залиш\p{L}{2,6}|остал\p{L}{2,4}|остает\p{L}{0,3})(?: (?:є|есть|лише|тільки|только|ще|еще))?) (?:only |just )?${count}${unit}(?= (?:to|left|until|till|щоб|чтобы|на)(?!\p{L})| ?[.,;!?)\n]| ?$)`
    ),
    read
  },
  {
    pattern: wholeWords("(?:in|within) half an hour", "(?:через|за) (?:полчаса|пів ?години|півгодини)"),
    read: () => ({ minutesAhead: 30 })
  },
  {
    pattern: wholeWords("in half a year", "через (?:полгода|пів ?року|півроку)"),
    read: (_, { today }) => halfYear(today)
  }
]
