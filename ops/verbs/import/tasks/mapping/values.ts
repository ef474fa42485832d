/** Reads the values of cells. Null: the value is not understood, and the caller keeps its text. */
import { Schema } from "effect"
import { dayOf } from "../../../../../models/language/dates/clock/calendar.ts"
import { wallClock } from "../../../../../models/language/dates/clock/wallClock.ts"
import { type Category, Due, type Priority, type Status } from "../../../../../domain/values.ts"

/** The value of each word of a list. */
const words = <A extends string>(...lists: ReadonlyArray<readonly [A, string]>): ReadonlyMap<string, A> =>
  new Map(lists.flatMap(([value, list]) => list.split(",").map((word) => [word, value] as const)))

/** UTF-16 units. A longer value is no word and no date, and some patterns need minutes for a million units. */
const longestValue = 200

/** Without case, signs at its ends and repeated blanks. */
const bare = (text: string) =>
  (text.length > longestValue ? "" : text)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ")
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")

const statusWords = words<Status>(
  [
    "open",
    "open,to do,todo,new,backlog,unstarted,inbox,not started,planned,ready,no,false,відкрито,нове,беклог,до виконання,зробити,заплановано,открыто,новое,бэклог,к выполнению,сделать,запланировано"
  ],
  [
    "in-progress",
    "in progress,doing,started,in review,review,in work,wip,active,в роботі,виконується,в процесі,на перевірці,в работе,выполняется,в процессе,на проверке"
  ],
  [
    "done",
    "done,completed,complete,closed,finished,resolved,yes,true,готово,зроблено,виконано,завершено,закрито,сделано,выполнено,закрыто,готов"
  ],
  [
    "cancelled",
    "cancelled,canceled,rejected,declined,won't do,won’t do,wont do,won't fix,duplicate,dropped,скасовано,відхилено,дублікат,отменено,отклонено,дубликат"
  ]
)
export const statusNamed = (text: string): Status | null => statusWords.get(bare(text)) ?? null

const priorityWords = words<Priority>(
  ["low", "low,lowest,minor,p4,низький,низька,низкий,низкая"],
  ["medium", "medium,normal,p3,середній,середня,средний,средняя"],
  ["high", "high,major,important,p2,високий,висока,важливо,высокий,высокая,важно"],
  ["critical", "critical,urgent,highest,blocker,asap,p1,критичний,критична,терміново,критический,критическая,срочно"]
)
export const priorityNamed = (text: string): Priority | null =>
  priorityWords.get(bare(text).replace(/^(?:priority|prio|пріоритет|приоритет)[\s:]+/u, "")) ?? null

const categoryWords = words<Category>(
  ["bug", "bug,bugs,defect,баг,помилка,дефект,ошибка"],
  ["feature", "feature,features,new feature,story,фіча,функція,фича,функция"],
  ["improvement", "improvement,enhancement,refactoring,покращення,улучшение"],
  ["question", "question,questions,питання,вопрос"],
  ["chore", "chore,maintenance,рутина,обслуговування,обслуживание"]
)
export const categoryNamed = (text: string): Category | null => categoryWords.get(bare(text)) ?? null

// Trello writes the colour of a label after its name.
/** UTF-16 units of a name that are read. */
const longestName = 300
const colour = /\s*\((?:green|yellow|orange|red|purple|blue|sky|lime|pink|black)(?:_(?:light|dark))?\)$/u
/** Names in a cell, as `a, b`, `a; b`, `["a","b"]` or one a line. */
export const namesIn = (text: string): ReadonlyArray<string> => {
  const list = /^\[(.*)\]$/su.exec(text.trim())?.[1] ?? text
  return list
    .split(/[,;|\n]/u)
    .map((each) =>
      each
        .trim()
        .replaceAll(/^["']|["']$/gu, "")
        .slice(0, longestName)
        .replace(colour, "")
        .trim()
    )
    .filter((each) => each !== "")
}

/** True for a mark or a date, false for an empty cell and for words such as "no". */
export const isSet = (text: string): boolean =>
  !isNothing(text) && !/^(?:0|no|false|n|f|ні|нет|none|null|[-–—])$/u.test(text.trim().toLowerCase())

/** An empty cell, or the zero date of Vikunja. */
export const isNothing = (text: string): boolean => text.trim() === "" || text.startsWith("0001-01-01")

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/** A day, or a moment in UTC. A time without an offset is local in `zone`. A date whose order is not certain is null. */
export const dueOf = (text: string, zone: string): Due | null => {
  if (text.length > longestValue) return null
  const [, date = "", hour, minute, second = "0", offset] =
    /^(.*?)(?:(?:[T ]|, )\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/u.exec(
      text.trim().replace(/^[a-z]{3,9},\s*/iu, "")
    ) ?? []
  const day = dayIn(date.trim())
  if (day === null) return null
  const [year, month, number] = day
  const iso = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`
  if (hour === undefined || minute === undefined) return valid(iso)
  const local = dayOf(year, month, number)
  if (local === null || Number(hour) > 23 || Number(minute) > 59) return null
  const minutes = Number(hour) * 60 + Number(minute)
  const moment = wallClock("2000-01-01T00:00:00Z", offset === undefined ? zone : "UTC").moment(local, minutes)
  const at = new Date(moment + Number(second) * 1000 - offsetOf(offset) * 60_000)
  return Number.isNaN(at.getTime()) ? null : valid(at.toISOString().replace(".000Z", "Z"))
}

const valid = (due: string): Due | null => (Schema.is(Due)(due) ? due : null)

/** Minutes to the east of UTC. */
const offsetOf = (offset: string | undefined): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/u.exec(offset ?? "") ?? []
  return hours === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes ?? 0))
}

type DayParts = readonly [year: number, month: number, day: number]

const dayIn = (text: string): DayParts | null => {
  const iso = /^(\d{4})[-/](\d\d?)[-/](\d\d?)$/u.exec(text)
  if (iso !== null) return [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  const dotted = /^(\d\d?)\.(\d\d?)\.(\d{4})$/u.exec(text)
  if (dotted !== null) return [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])]
  const slashed = /^(\d\d?)\/(\d\d?)\/(\d{4})$/u.exec(text)
  if (slashed !== null) return slashedDay(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]))
  const [, before, name, after, year] = /^(\d\d?)?\s*([a-z]{3})[a-z]*\.?\s*(\d\d?)?,?\s+(\d{4})$/iu.exec(text) ?? []
  const month = months.indexOf((name ?? "").toLowerCase()) + 1
  const day = before ?? after
  return month === 0 || day === undefined ? null : [Number(year), month, Number(day)]
}

/** 3/4 is in March for some and in April for others, so only a number above 12 tells the day. */
const slashedDay = (a: number, b: number, year: number): DayParts | null => {
  if (a > 12 && b <= 12) return [year, b, a]
  return b > 12 && a <= 12 ? [year, a, b] : null
}
