/** Finds the words of a quote that name its due date. The caller computes the date from them. */
import { type DueContext, dueDate } from "../../../../language/dates/dueDate.ts"
import { isCued, wordsAround } from "../../../../language/dates/spans/clues.ts"
import { plain } from "../../../../language/words.ts"

/** @param zone the zone of the question, for a message without a zone of its own */
export const saidIn = (
  { at, zone: own }: { readonly at: string; readonly zone?: string },
  zone: string
): DueContext => ({
  at,
  zone: own ?? zone
})

/** The words that name a due date; null if there are none. */
export const dueIn = (text: string, { at, zone }: DueContext): string | null => {
  const phrase = dueDate(text, { at, zone })?.phrase ?? null
  if (phrase === null) return null
  const place = text.indexOf(phrase)
  return place > 0 && starts.test(text.slice(Math.max(0, place - reachOfStart), place)) ? null : phrase
}

/** "I'll start on Friday": the day of a start is no deadline. */
const starts =
  /(?<!\p{L})(?:(?:start|starts|starting|begin|begins|beginning|kick off|почну|почнемо|починаю|починаємо|розпочну|начну|начнем|начинаю|начинаем|берусь)\s+(?:\p{L}+\s+){0,3}|(?:from|since|з|із|зі|с|со)\s+)$/iu
/** UTF-16 units. */
const reachOfStart = 60

/**
 * The due date of the work that a clause names: in the part of the clause with the work, else in the whole clause.
 * A long clause may name the dates of other things: "the licence runs until June, and please pay it today".
 *
 * @param work the words of the work, the end of the clause
 */
export const dueOfWork = (clause: string, work: string, said: DueContext): string | null => {
  const first = dueIn(clause, said)
  if (first === null) return null
  const verb = Math.max(0, clause.lastIndexOf(work.slice(0, shownOfWork)))
  const ends = [...clause.slice(0, verb).matchAll(partEnd)].map(({ index, 0: mark }) => index + mark.length)
  const from = ends.at(-1) ?? 0
  const length = clause.slice(verb).search(partEnd)
  if (from === 0 && length < 0) return first
  const near = dueIn(length < 0 ? clause.slice(from) : clause.slice(from, verb + length), said)
  if (near === null) return first
  // A date may go on after a comma: "by Friday, December 4".
  const onwards = from === 0 ? first : dueIn(clause.slice(from), said)
  return onwards?.startsWith(near) === true ? onwards : near
}
const partEnd = /[,;](?=\s)\s*|\s[—–-]\s/gu
/** UTF-16 units. */
const shownOfWork = 12

/**
 * The due date that the sentence after a request adds: "Find a plumber. By Wednesday", "… They need it by Friday".
 * A longer sentence without such a word names the day of something else: "… The fair is on the 26th".
 */
export const dueAfter = (sentence: string, said: DueContext): string | null => {
  const phrase = dueIn(sentence, said)
  if (phrase === null) return null
  const words = sentence.trim().split(/\s+/u).length
  return words <= mostOfAddition || isDeadline(sentence, phrase) ? phrase : null
}
const mostOfAddition = 4

/** Whether a word such as "by" introduces the phrase. */
export const isDeadline = (text: string, phrase: string): boolean => {
  const read = plain(text)
  const start = text.indexOf(phrase)
  return start >= 0 && isCued(wordsAround(read, start, start + phrase.length), plain(phrase))
}

/** The most words beside the date in a message that only names a day. */
const mostBeside = 4

/** The day that a short message names and nothing else: "Tuesday works", "сьогодні до шостої". */
export const onlyDay = (message: string, said: DueContext): string | null => {
  const text = message.trim()
  if (text.includes("\n") || text.length > longestOnlyDay || text.endsWith("?") || tells.test(text)) return null
  const phrase = dueIn(text, said)
  if (phrase === null) return null
  const others = text.replace(phrase, " ").match(/[\p{L}\p{N}]{2,}/gu) ?? []
  return others.length <= mostBeside ? phrase : null
}
/** UTF-16 units. */
const longestOnlyDay = 60
/** A message with a subject or a Slavic verb tells more than a day: "he comes tomorrow", "я забрав у суботу". */
const tells =
  /(?<!\p{L})(?:he|she|they|it|we|you|i|who|я|ми|мы|він|вона|вони|он|она|они|мама|тато|is|are|was|comes|goes|leaves|arrives|opens|closes|starts|ends|brings)(?!\p{L})|(?<!\p{L})\p{L}{2,}(?:ла|ло|ли|ув|ав|ив|ал|ил|ел|жу|шу|чу|лю|ую|юю|ає|яє|ить|ить|ере|ет|ёт|ут|ют|уть|ють|ають)(?!\p{L})/iu
