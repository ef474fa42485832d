/** Ordinals in words for days of a month: "двенадцатого", "двадцять першого". */
import type { Groups } from "./dayRule.ts"

/** Stems of the first to the thirtieth; the endings of the genitive and the dative follow. */
const stems: ReadonlyArray<readonly [number, string]> = [
  [1, "перш|перв"],
  [2, "друг|втор"],
  [3, "третьего|третьему|третього|третьому"],
  [4, "четверт"],
  [5, "п'ят|пят"],
  [6, "шост|шест"],
  [7, "сьом|седьм"],
  [8, "восьм"],
  [9, "дев'ят|девят"],
  [10, "десят"],
  [11, "одинадцят|одиннадцат"],
  [12, "дванадцят|двенадцат"],
  [13, "тринадцят|тринадцат"],
  [14, "чотирнадцят|четырнадцат"],
  [15, "п'ятнадцят|пятнадцат"],
  [16, "шістнадцят|шестнадцат"],
  [17, "сімнадцят|семнадцат"],
  [18, "вісімнадцят|восемнадцат"],
  [19, "дев'ятнадцят|девятнадцат"],
  [20, "двадцят|двадцат"],
  [30, "тридцят|тридцат"]
]
const ending = "(?:ого|ому)"
const withEnding = (stem: string) => (/[ую]$|го$/u.test(stem) ? stem : stem + ending)
const written = new Map(stems.flatMap(([value, names]) => names.split("|").map((stem) => [stem, value] as const)))

const tens = "двадцять|двадцать|тридцять|тридцать"

/** Matches an ordinal in words. It captures the groups `tens` and `ordinal`. */
export const ordinalWord = String.raw`(?:(?<tens>${tens}) )?(?<ordinal>${[...written.keys()].map(withEnding).join("|")})`

/** The number of a match of `ordinalWord`. NaN if there is none. */
export const ordinalOf = ({ tens, ordinal = "" }: Groups): number => {
  const one = written.get(ordinal) ?? written.get(ordinal.replace(/(?:ого|ому)$/u, "")) ?? Number.NaN
  if (tens === undefined) return one
  return (tens.startsWith("два") ? 20 : 30) + one
}
