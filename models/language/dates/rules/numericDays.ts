/** Rules for days in digits: 2026-12-03, 3.12.2026, 3.12, 12/3. */
import { wholeWords } from "../../words.ts"
import { dayOf, nextDate } from "../clock/calendar.ts"
import { asDay, type DayRule } from "./dayRule.ts"

const full = (year: string) => Number(year.length === 2 ? `20${year}` : year)

/** 3.12.2026. With a two-digit year it may also be a version number. */
const dotted = (year: string) => wholeWords(String.raw`(?<![-.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>${year})(?![.-]\d)`)
const readDotted: DayRule["read"] = ({ y = "", m, d }) => asDay(dayOf(full(y), Number(m), Number(d)))

/** "Upgrade Node to 24.11": a version number looks like a day and a month. */
const notVersion = String.raw`(?<!(?:upgrad|updat|bump|downgrad|versi|верси|версі|онов|обнов|апгрейд|підня|подня|перейти)[^.!?;,\n]{0,40} (?:to|до|на) (?:v ?)?)`
/** A unit of measure follows a quantity: "до 5.12 грн". */
const notQuantity = String.raw`(?! ?(?:%|€|\$|₴|₽|грн|руб|тенге|usd|eur|uah|kzt|kg|km|gb|mb|ms|кг|км|см|мм|гб|мб|мс|млн|тис|тыс|год|час)(?!\p{L}))`

export const numericDays: ReadonlyArray<DayRule> = [
  {
    pattern: /(?<![\p{L}\p{N}_/-])(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d)(?![\d_-]|\.[\p{L}])/gu,
    kind: "date",
    read: ({ y = "", m, d }) => asDay(dayOf(full(y), Number(m), Number(d)))
  },
  { pattern: dotted(String.raw`20\d\d`), kind: "date", read: readDotted },
  { pattern: dotted(String.raw`\d\d`), kind: "date", needsCue: true, read: readDotted },
  {
    pattern: wholeWords(String.raw`${notVersion}(?<d>\d{1,2})\.(?<m>\d{2})(?![.:%]?\d|%)${notQuantity}`),
    kind: "date",
    needsCue: true,
    read: ({ m, d }, { today }) => asDay(nextDate(today, Number(m), Number(d)), true)
  },
  {
    pattern: wholeWords(String.raw`(?<!\/)(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<y>20\d\d|\d\d))?(?!\/)${notQuantity}`),
    kind: "date",
    needsCue: true,
    read: ({ a, b, y }, { today, monthFirst }) => {
      const [month, date] = monthFirst || Number(b) > 12 ? [Number(a), Number(b)] : [Number(b), Number(a)]
      return y === undefined ? asDay(nextDate(today, month, date), true) : asDay(dayOf(full(y), month, date))
    }
  }
]
