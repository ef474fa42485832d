/** Rules for weekdays, whole and abbreviated. A weekday is the next one: never today. */
import { wholeWords } from "../../words.ts"
import { weekdayOf } from "../clock/calendar.ts"
import type { DayRule } from "./dayRule.ts"

/** "Среда" also means "environment", so it needs its preposition or "this" or "next". */
const wednesday = String.raw`(?<=(?<!\p{L})(?:в|до|к|на|не позже|не позднее|эту|этой|следующ\p{L}{2}|ближайш\p{L}{2}) )сред[уые]|^сред[уые]$`

/** From Monday. */
const names = [
  ["monday", "понеділ*", "понедельник*"],
  ["tuesday", "вівтор*", "вторник*"],
  ["wednesday", "серед[ауиіоу]ю?", wednesday],
  ["thursday", "четвер(?:г|га|гу|гом|у|ом)?"],
  ["friday", "п'ятниц*", "пятниц*"],
  ["saturday", "субот*", "суббот*"],
  ["sunday", "неділ[яіюе]ю?", "воскресень*"]
].map((forms, i) => `(?<d${i}>${forms.join("|")})`)

/** "In the sun" is no Sunday. */
const short = ["mon|пн", "tues?|вт", "weds?|ср", "thu(?:rs?)?|чт", "fri|пт", "sat|сб", "sun|нд|вс"].map(
  (forms, i) => `(?<d${i}>${forms})`
)

const next = String.raw`(?<next>next|наступн(?:ого|ої|у|ий)|следующ(?:ий|ую|ей|его|ее|ему))`
const last = String.raw`(?<last>last|past|минул(?:ого|ої|у|ий)|прошл(?:ый|ую|ой|ого|ое))`
const nearest =
  "this coming|this|coming|цієї|цю|цей|цього|найближч(?:ої|у|ий|ого)|эту|этот|этой|ближайш(?:ую|ий|ей|его|ее|ему)"

const read: DayRule["read"] = (found, { today }) => {
  const wanted = [0, 1, 2, 3, 4, 5, 6].find((i) => found[`d${i}`] !== undefined)
  if (wanted === undefined || found["last"] !== undefined) return null
  const monday = today - weekdayOf(today)
  if (found["next"] !== undefined) return { day: monday + 7 + wanted }
  return { day: monday + wanted > today ? monday + wanted : monday + 7 + wanted }
}

export const weekdayRules: ReadonlyArray<DayRule> = [
  {
    pattern: wholeWords(String.raw`(?:(?:on|у|в|во|на) )?(?:(?:${next}|${last}|${nearest}) )?(?:${names.join("|")})`),
    kind: "weekday",
    mayBePast: true,
    read
  },
  {
    pattern: wholeWords(
      String.raw`(?<!(?:the|a) )(?:(?:on|у|в|во) )?(?:${short.join("|")})(?=,? (?:(?:at|о|об|в|до|к) )?\d{1,2}(?::\d\d| ?[ap]m)|\.?\s*$)`
    ),
    kind: "weekday",
    mayBePast: true,
    read
  },
  {
    pattern: wholeWords(String.raw`(?:${next} )?(?:${short.join("|")})`),
    kind: "weekday",
    needsCue: true,
    read
  }
]
