/** Joins sentences into statements, because the sentences of a short message are usually about one thing. */
import type { WindowMessage } from "../../../../distillation.ts"
import { oneLine } from "../../../../../domain/text/clean.ts"
import type { Candidate } from "./candidate.ts"

/** A shorter message is one statement. A longer one is quoted sentence by sentence. UTF-16 units. */
const longestWhole = 200
/** Sentences of one kind that are this near are one statement. UTF-16 units. */
const nearby = 3

/** @param candidates of one message, in the order of its text */
export const statementsOf = (
  candidates: ReadonlyArray<Candidate>,
  { text }: WindowMessage
): ReadonlyArray<Candidate> => {
  const known = candidates.filter(isKnowledge)
  const others = candidates.filter((candidate) => !isKnowledge(candidate))
  const joined = known.reduce<ReadonlyArray<Candidate>>((before, candidate) => {
    const last = before.at(-1)
    const both = last === undefined ? null : together(last, candidate, text)
    return both === null ? [...before, candidate] : [...before.slice(0, -1), both]
  }, [])
  const [only, ...rest] = joined
  const whole = text.trim()
  if (only === undefined || rest.length + others.length > 0 || whole.length > longestWhole || !isWidened(only))
    return [...joined, ...others]
  return [{ ...only, quote: whole, text: oneLine(whole), narrow: { quote: only.quote, text: only.text } }]
}

const isKnowledge = ({ marker, type }: Candidate) => marker === null && type !== "requirement"
const isWidened = ({ type }: Candidate) => type !== "question" && type !== "idea"

/** Two neighbouring statements of one kind as one, with the better score; null if they are not. */
const together = (first: Candidate, second: Candidate, text: string): Candidate | null => {
  if (first.type !== second.type || first.type === "question") return null
  const from = text.indexOf(first.quote)
  const next = text.indexOf(second.quote, from + first.quote.length)
  const to = next + second.quote.length
  if (from < 0 || next < 0 || next - from - first.quote.length > nearby || to - from > longestWhole) return null
  const best = second.score > first.score ? second : first
  return { ...best, quote: text.slice(from, to), text: oneLine(`${first.text} ${second.text}`) }
}
