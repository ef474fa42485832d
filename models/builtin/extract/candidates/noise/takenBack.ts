/** Sentences that the conversation takes back: "just kidding" follows, a rumour is denied, or the quoted person objects. */
import type { WindowMessage } from "../../../../distillation.ts"
import { plain } from "../../../../language/words.ts"
import type { Reading } from "../factors/factors.ts"

/** A sentence of its own that says that the words before are no serious ones. */
const retraction =
  /(?:^|[.!?…,;)—–-]\s*|\n)(?:(?:i'm |i am |we're |only |just |ok |ок |та |да |ну |я |це |це був |це була |это |это был |это была )*)(?:kidding|joking|jk|j\/k|a joke|жартую|жарт|шучу|шутка|прикалываюсь|прикол)(?=[\s.!?…,;)]|$)/gu

/** The author says it within this many messages and minutes. */
const within = 2
const minutes = 10
/** UTF-16 units. */
const longestRetraction = 40
const mostRead = 2_000

/** The readings that a later sentence or message takes back. */
export const takenBackOf = (
  messages: ReadonlyArray<WindowMessage>,
  readings: ReadonlyArray<Reading>
): ReadonlySet<Reading> => {
  const factors = factorsByMessage(readings)
  const denying = new Set(
    readings.flatMap(({ answers, sentence }) => (deniesSaying(factors, sentence.message) ? [answers] : []))
  )
  return new Set(
    readings.filter((reading) => {
      const { sentence, answers } = reading
      const { message, text } = sentence
      return (
        isRetracted(messages, message, text) ||
        (reading.factors.has("reported") && denying.has(message)) ||
        (refuses(reading) && (has(factors, message, "denies") || asksWhetherTrue(factors, answers)))
      )
    })
  )
}

type Factors = ReadonlyMap<number, ReadonlySet<string>>

const factorsByMessage = (readings: ReadonlyArray<Reading>): Factors =>
  new Map(
    [...Map.groupBy(readings, ({ sentence }) => sentence.message)].map(([message, all]) => [
      message,
      new Set(all.flatMap(({ factors }) => [...factors]))
    ])
  )
const has = (factors: Factors, message: number | null, name: string) =>
  message !== null && factors.get(message)?.has(name) === true
const deniesSaying = (factors: Factors, message: number) => has(factors, message, "denies")

const asksWhetherTrue = (factors: Factors, message: number | null) =>
  has(factors, message, "rumour") && has(factors, message, "asks")

/** "We are not closing": a denial of a rumour is no decision. */
const refuses = ({ factors }: Reading) => factors.has("group refuses") && !factors.has("decided")

/** Whether the author says after these words that they are a joke. */
const isRetracted = (messages: ReadonlyArray<WindowMessage>, at: number, sentence: string) => {
  const own = messages[at]
  if (own === undefined) return false
  const text = plain(own.text.slice(0, mostRead))
  const from = Math.max(0, text.indexOf(plain(sentence).slice(0, longestRetraction)))
  const inside = [...text.matchAll(retraction)].some(({ index }) => index >= from)
  return (
    inside ||
    messages
      .slice(at + 1, at + 1 + within)
      .some(
        ({ author, text: next, at: time }) =>
          author === own.author &&
          next.length <= longestRetraction &&
          Date.parse(time) - Date.parse(own.at) <= minutes * 60_000 &&
          plain(next).search(retraction) >= 0
      )
  )
}
