/** Removes references to items that the question does not contain. The caller checks that quotes occur in messages. */
import {
  type ExtractedAtom,
  type ExtractedTopic,
  type ExtractInput,
  type ExtractionAnswer,
  type ModelQuote,
  openItem
} from "../../distillation.ts"
import { type CheckedAnswer, lineOf, proseOf, isVisible, uniqueOf, within } from "../request/answerChecks.ts"
import { mostKnown } from "../request/context.ts"
import { type WireExtraction, most } from "./answer.ts"

/**
 * Drops invalid quotes, atoms without a valid quote, and topics without a name. An invalid reference to a topic becomes
 * null, and its item is kept.
 */
export const checkExtraction = (
  unchecked: WireExtraction,
  { messages, topics: known }: Pick<ExtractInput, "messages" | "topics">
): CheckedAnswer<ExtractionAnswer> => {
  let dropped = 0
  const reference = (index: number | null, count: number) => {
    if (index === null || within(index, count)) return index
    dropped++
    return null
  }

  const topics: Array<ExtractedTopic> = []
  const placeOf = new Map<number, number>()
  for (const [i, { name, summary, known: same }] of unchecked.topics.entries()) {
    const line = lineOf(name)
    if (!isVisible(line)) {
      dropped++
      continue
    }
    placeOf.set(i, topics.length)
    topics.push({ name: line, summary: proseOf(summary), known: reference(same, Math.min(known.length, mostKnown)) })
  }

  const standing = (evidence: ReadonlyArray<ModelQuote>) => {
    const kept = evidence.filter(({ message, quote }) => within(message, messages.length) && isVisible(quote))
    dropped += evidence.length - kept.length
    return uniqueOf(kept, ({ message, quote }) => `${message}:${quote}`)
  }
  const atoms = unchecked.atoms.flatMap(
    ({ type, text, topic, evidence: quotes, tags, score }): Array<ExtractedAtom> => {
      const evidence = standing(quotes)
      const line = lineOf(text)
      if (evidence.length === 0 || !isVisible(line)) {
        dropped++
        return []
      }
      const place = reference(topic, unchecked.topics.length)
      const own = place === null ? null : (placeOf.get(place) ?? null)
      return [{ type, text: line, topic: own, evidence, tags: tagsOf(tags), score: score / 100, ...openItem }]
    }
  )
  return { answer: { topics, atoms }, dropped }
}

const tagsOf = (tags: ReadonlyArray<string>) =>
  uniqueOf(
    tags.map((tag) => lineOf(tag.toLowerCase()).slice(0, most.tag).toWellFormed()).filter(isVisible),
    (tag) => tag
  )
