/** Groups the atoms of a window under topics: opened by a marker, known already, or found as clusters of phrases. */
import type { ExtractedTopic } from "../../../distillation.ts"
import { sharedBy, stems } from "../../../language/text/contentWords.ts"
import { likeness, sameThing } from "../../../language/text/likeness.ts"
import { oneLine } from "../../../../domain/text/clean.ts"
import { shortened } from "../../../language/text/tidy.ts"
import type { ReadCandidates } from "../candidates/candidates.ts"
import { allAtOnce, type Sliced } from "../../../slices/slices.ts"
import { type Phrase, salientInSlices } from "./phrases.ts"

/** An atom as the grouping sees it. */
export interface Piece {
  readonly text: string
  /** Index of the message of the first quote. */
  readonly message: number
  /** The author of that message. */
  readonly author: string
  readonly score: number
  /** The number of its quotes, each of another message. */
  readonly quotes: number
}

export interface Topics {
  readonly topics: ReadonlyArray<ExtractedTopic>
  /** For each piece, in order, the index of its topic; null if it has none. */
  readonly of: ReadonlyArray<number | null>
}

const mostTopics = 8
/** The most topics that the lines of one window open. */
const mostOpened = 80
const longestName = 80
const longestSummary = 600
/** Phrases give at most one topic for this many atoms, because each topic costs a review. */
const atomsOfTopic = 3
/** A new topic needs this many quotes, and a phrase must occur in the atoms of this many messages. */
const fewestQuotes = 2
const fewestMessages = 2

export const topicsOf = (read: ReadCandidates, pieces: ReadonlyArray<Piece>, known: ReadonlyArray<string>): Topics =>
  allAtOnce(topicsInSlices(read, pieces, known))

/** A slice for each topic. */
export function* topicsInSlices(
  { sentences, handles }: ReadCandidates,
  pieces: ReadonlyArray<Piece>,
  known: ReadonlyArray<string>
): Sliced<Topics> {
  const clusters = makeClusters(pieces)
  const quotesOf = (members: ReadonlyArray<number>) => members.reduce((sum, at) => sum + (pieces[at]?.quotes ?? 0), 0)

  for (const { name, members } of openedTopics(sentences, pieces).slice(0, mostOpened)) {
    const index = knownAs(name, known)
    if (members.length > 0 && (index !== null || quotesOf(members) >= fewestQuotes)) clusters.put(name, index, members)
    yield
  }

  const words = pieces.map(({ text }) => stems(text))
  for (const [index, name] of known.entries()) {
    const members = clusters.free().filter((at) => mentions(words[at] ?? new Set(), name))
    if (members.length > 0) clusters.put(name, index, members)
    yield
  }

  const { phrases, occurs } = yield* phrasesOf(sentences, handles.possible)
  for (;;) {
    yield
    if (clusters.isFull()) break
    const free = clusters.free()
    const ranked = phrases
      .map((phrase) => {
        const members = free.filter((at) => occurs(phrase, pieces[at]?.message ?? -1))
        return { phrase, members, weight: phrase.salience * Math.sqrt(1 + members.length) }
      })
      .filter(({ phrase, members }) => isTopic(phrase, new Set(members.map((at) => pieces[at]?.message)).size))
      .sort((a, b) => b.weight - a.weight)
    const [best] = ranked
    if (best === undefined) break
    clusters.put(best.phrase.surface, knownAs(best.phrase.surface, known), best.members)
    // Pieces that `put` rejected must not come up again.
    clusters.skip(best.members)
  }
  return clusters.topics()
}

interface Cluster {
  readonly name: string
  readonly known: number | null
  readonly members: Array<number>
}

/** Collects pieces under topics, at most `mostTopics`. */
const makeClusters = (pieces: ReadonlyArray<Piece>) => {
  const clusters: Array<Cluster> = []
  const mostFound = Math.max(1, Math.floor(pieces.length / atomsOfTopic))
  const taken = new Set<number>()
  const skip = (members: ReadonlyArray<number>) => {
    for (const member of members) taken.add(member)
  }
  return {
    isFull: () => clusters.length >= Math.min(mostTopics, mostFound),
    /** Indexes of the pieces without a topic. */
    free: () => [...pieces.keys()].filter((at) => !taken.has(at)),
    skip,
    /** Adds pieces to the cluster of that name or known topic. Does nothing if a new cluster would be one too many. */
    put: (name: string, known: number | null, members: ReadonlyArray<number>) => {
      const same = clusters.find((cluster) => (known !== null && cluster.known === known) || isSame(cluster.name, name))
      if (same === undefined && clusters.length >= mostTopics) return
      skip(members)
      if (same === undefined) clusters.push({ name, known, members: [...members] })
      else same.members.push(...members)
    },
    topics: (): Topics => ({
      topics: clusters.map(({ name, known, members }) => ({
        name: shortened(oneLine(name), longestName),
        summary: summaryOf(members.flatMap((at) => pieces[at] ?? [])),
        known
      })),
      of: pieces.map((_, at) => {
        const index = clusters.findIndex(({ members }) => members.includes(at))
        return index < 0 ? null : index
      })
    })
  }
}

/** The salient phrases of a window. The sentences of one message count as one text. */
function* phrasesOf(sentences: ReadCandidates["sentences"], names: ReadonlySet<string>) {
  const texts = [...Map.groupBy(sentences, ({ message }) => message)]
  const places = new Map(texts.map(([message], place) => [message, place]))
  return {
    phrases: yield* salientInSlices(
      texts.map(([, all]) => all.map(({ text }) => text).join("\n")),
      names
    ),
    /** Whether a phrase occurs in a message. */
    occurs: ({ texts }: Phrase, message: number) => texts.has(places.get(message) ?? -1)
  }
}

/** A single plain word names no topic: it may be a verb, an inflected form, or too general, such as "file". */
const isTopic = (phrase: Phrase, messages: number) => messages >= fewestMessages && phrase.namesAThing

/** The topics that lines with a marker open. Each holds the pieces up to the next such line. */
const openedTopics = (sentences: ReadCandidates["sentences"], pieces: ReadonlyArray<Piece>) => {
  const lines = sentences.filter(({ marker, text }) => marker === "topic" && text !== "")
  return lines.map(({ text, message }, i) => {
    const next = lines[i + 1]?.message ?? Infinity
    const members = pieces.flatMap((piece, at) => (piece.message >= message && piece.message < next ? [at] : []))
    return { name: text, members }
  })
}

const knownAs = (name: string, known: ReadonlyArray<string>) => {
  const index = known.findIndex((other) => isSame(other, name))
  return index < 0 ? null : index
}

const isSame = (a: string, b: string) => {
  const [mine, others] = [stems(a), stems(b)]
  if (mine.size > 0 && mine.size === others.size && sharedBy(mine, others) === mine.size) return true
  return likeness(a, b) >= sameThing
}

/** Whether the words of a text contain every content word of the topic's name. */
const mentions = (words: ReadonlySet<string>, name: string) => {
  const wanted = stems(name)
  return wanted.size > 0 && sharedBy(wanted, words) === wanted.size
}

/**
 * The statement with the highest score, and the second one if there is room. Only of the author who speaks first: the topic
 * is sealed with that author's key.
 */
const summaryOf = (pieces: ReadonlyArray<Piece>) => {
  const [earliest] = [...pieces].sort((a, b) => a.message - b.message)
  const own = pieces.filter(({ author }) => author === earliest?.author)
  const [first, second] = own.sort((a, b) => b.score - a.score).map(({ text }) => text)
  if (first === undefined) return ""
  const both = second === undefined ? first : `${first.replace(/[.;!?\s]+$/u, "")}; ${second}`
  return shortened(both.length <= longestSummary ? both : first, longestSummary)
}
