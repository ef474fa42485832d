/** Removes references to items that the question does not contain. The caller checks that quotes occur in messages. */
import type { ExtractedAtom, ExtractedTopic, ExtractInput, ExtractionAnswer, ModelQuote } from "../../distillation.ts"
import { type Counting, makeCounts } from "../../counts.ts"
import { type CheckedAnswer, lineOf, proseOf, isVisible, uniqueOf, within } from "../request/answerChecks.ts"
import { mostKnown } from "../request/context.ts"
import { type WireExtraction, most } from "./answer.ts"

/**
 * Drops blank quotes, atoms without a quote or a text, and topics without a name. An invalid reference becomes null, and
 * its item is kept. A quote of an unknown message is kept, because the caller searches the words in the whole window.
 */
export const checkExtraction = (
  unchecked: WireExtraction,
  { topics: known, atoms: knownAtoms, people }: Pick<ExtractInput, "topics" | "atoms" | "people">
): CheckedAnswer<ExtractionAnswer> => {
  const counts = makeCounts()
  const topics = topicsOf(unchecked.topics, Math.min(known.length, mostKnown), counts)
  const best = unchecked.atoms.toSorted((a, b) => b.score - a.score || a.at - b.at).slice(0, most.atoms)
  counts.add("over-limit", unchecked.atoms.length - best.length)
  const atoms = best
    .toSorted((a, b) => a.at - b.at)
    .flatMap((atom) => {
      const evidence = visibleQuotes(atom.evidence, counts)
      const text = lineOf(atom.text)
      if (evidence.length > 0 && isVisible(text)) return [{ ...atom, evidence, text }]
      counts.add("blank-item")
      return []
    })
  const places = new Map(atoms.map(({ at }, i) => [at, i]))
  const reference = referenceIn(counts)
  return {
    answer: {
      topics: topics.map(({ topic }) => topic),
      atoms: atoms.map((atom): ExtractedAtom => ({
        type: atom.type,
        text: atom.text,
        topic: reference(atom.topic, (index) => placeIn(topics, index)),
        evidence: atom.evidence,
        tags: tagsOf(atom.tags),
        score: atom.score / 100,
        status: atom.status,
        closedBy: atom.closedBy !== null && isVisible(atom.closedBy.quote) ? atom.closedBy : null,
        replacedBy: reference(atom.replacedBy, (index) => places.get(index) ?? null),
        owner: reference(atom.owner, (index) => (within(index, people.length) ? index : null)),
        duePhrase: atom.duePhrase !== null && isVisible(atom.duePhrase) ? atom.duePhrase : null,
        links: atom.links.filter(({ to }) => {
          const isKnown = within(to, Math.min(knownAtoms.length, mostKnown))
          if (!isKnown) counts.add("bad-reference")
          return isKnown
        })
      }))
    },
    dropped: counts.all()
  }
}

interface PlacedTopic {
  readonly at: number
  readonly topic: ExtractedTopic
}

const topicsOf = (unchecked: WireExtraction["topics"], known: number, counts: Counting): ReadonlyArray<PlacedTopic> => {
  const reference = referenceIn(counts)
  const named = unchecked.flatMap(({ at, name, summary, known: same }): ReadonlyArray<PlacedTopic> => {
    const line = lineOf(name)
    if (!isVisible(line)) {
      counts.add("blank-item")
      return []
    }
    const existing = reference(same, (index) => (within(index, known) ? index : null))
    return [{ at, topic: { name: line, summary: proseOf(summary), known: existing } }]
  })
  counts.add("over-limit", named.length - most.topics)
  return named.slice(0, most.topics)
}

const placeIn = (topics: ReadonlyArray<PlacedTopic>, at: number) => {
  const place = topics.findIndex((each) => each.at === at)
  return place < 0 ? null : place
}

/** A valid reference; null and a count for an invalid one. */
const referenceIn =
  (counts: Counting) =>
  (index: number | null, valid: (index: number) => number | null): number | null => {
    const found = index === null ? null : valid(index)
    if (index !== null && found === null) counts.add("bad-reference")
    return found
  }

const visibleQuotes = (evidence: ReadonlyArray<ModelQuote>, counts: Counting) => {
  const kept = evidence.filter(({ quote }) => isVisible(quote))
  counts.add("blank-quote", evidence.length - kept.length)
  return uniqueOf(kept, ({ message, quote }) => `${message}:${quote}`)
}

const tagsOf = (tags: ReadonlyArray<string>) =>
  uniqueOf(
    tags.map((tag) => lineOf(tag.toLowerCase()).slice(0, most.tag).toWellFormed()).filter(isVisible),
    (tag) => tag
  )
