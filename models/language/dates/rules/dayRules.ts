/** Our own rules for days, in en, uk and ru, in the order in which they claim words. */
import { wholeWords } from "../../words.ts"
import { countedRules } from "./counted.ts"
import { always, type DayRule } from "./dayRule.ts"
import { monthDays } from "./monthDays.ts"
import { numericDays } from "./numericDays.ts"
import { spanRules } from "./spanRules.ts"
import { weekdayRules } from "./weekdayRules.ts"

const noon = 12 * 60
/** Before this time, "by morning" is still today's morning. Minutes since midnight. */
const dawn = 5 * 60

/** Parts of a day. Beside a day they belong to it: "Monday EOD", "до кінця дня п'ятниці". */
const partRules: ReadonlyArray<DayRule> = [
  always(
    wholeWords(
      "eod",
      "cob",
      "cop",
      "end of (?:the |this )?(?:business |working )?day",
      "end of (?:play|today)",
      "close of (?:business|play)",
      "кін(?:ець|ця|цю|ці) (?:робочого |сьогоднішнього )?дня",
      "кон(?:ец|ца|цу|це) (?:рабочего |сегодняшнего )?дня",
      "протягом дня",
      "в течение дня",
      "(?:by|before) (?:the )?(?:evening|tonight)",
      "(?:до|к) (?:вечора|вечера|вечеру)"
    ),
    (today) => today,
    { kind: "part" }
  ),
  {
    pattern: wholeWords("(?:by|before) (?:the )?morning", "(?:до|к) (?:ранку|утра|утру)"),
    kind: "part",
    read: (_, { today, minutes }) => ({ day: minutes < dawn ? today : today + 1 })
  },
  {
    pattern: wholeWords("this (?:(?<morning>morning)|afternoon)"),
    kind: "part",
    mayBePast: true,
    read: (found, { today, minutes }) => (found["morning"] !== undefined && minutes >= noon ? null : { day: today })
  },
  always(wholeWords("tonight", "this evening", "ввечері", "увечері", "вечером"), (today) => today, {
    kind: "part",
    mayBePast: true
  })
]

const relativeRules: ReadonlyArray<DayRule> = [
  always(wholeWords("(?:the )?day after tomorrow", "післязавтра", "послезавтра"), (today) => today + 2),
  always(
    wholeWords(
      "tomorrow(?: (?:morning|afternoon|evening|night))?",
      "tmrw",
      "tmr",
      "завтра",
      "завтрашн(?:ього|его|ему) (?:дня|дню|ранку|утра|утру|вечора|вечера|вечеру|обіду|обеда|обеду)"
    ),
    (today) => today + 1
  ),
  always(
    wholeWords("today", "сьогодні", "сегодня", "сьогоднішн(?:ього) вечора", "сегодняшн(?:его|ему) вечер[ау]"),
    (today) => today,
    {
      mayBePast: true
    }
  )
]

export const dayRules: ReadonlyArray<DayRule> = [
  ...monthDays,
  ...spanRules,
  ...partRules,
  ...relativeRules,
  ...countedRules,
  ...weekdayRules,
  ...numericDays
]
