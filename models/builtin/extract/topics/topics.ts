/** What a window's atoms belong to: topics that people opened by hand, topics known already, and clusters of words. */
import type { ExtractedTopic } from "../../../distilling.ts"
import { plain } from "../../../language/words.ts"
import { sharedBy, stemOf, stems } from "../../../language/text/contentWords.ts"
import { likeness, sameThing } from "../../../language/text/likeness.ts"
import { oneLine, shortened } from "../../../language/text/tidy.ts"
import type { Read } from "../candidates/candidates.ts"
import { salientPhrases } from "./phrases.ts"

/** What a topic is made of: an atom's words, and where they stand. */
export interface Piece {
  readonly text: string
  /** Index of the message of its first quote. */
  readonly message: number
  readonly score: number
}

export interface Topics {
  readonly topics: ReadonlyArray<ExtractedTopic>
  /** For each piece, in order: the index of its topic. */
  readonly of: ReadonlyArray<number | null>
}

const mostTopics = 8
const longestName = 80
const longestSummary = 600
/** A topic of one atom is none, unless so many messages speak of it. */
const fewestAtoms = 2
const fewestMessages = 3

export const topicsOf = (
  { sentences, handles }: Read,
  pieces: ReadonlyArray<Piece>,
  known: ReadonlyArray<string>
): Topics => {
  const clusters: Array<{ name: string; known: number | null; members: Array<number> }> = []
  const taken = new Set<number>()
  const put = (name: string, index: number | null, members: ReadonlyArray<number>) => {
    const same = clusters.find((cluster) => (index !== null && cluster.known === index) || isSame(cluster.name, name))
    if (same === undefined && clusters.length >= mostTopics) return
    for (const member of members) taken.add(member)
    if (same === undefined) clusters.push({ name, known: index, members: [...members] })
    else same.members.push(...members)
  }

  for (const { name, members } of opened(sentences, pieces))
    if (members.length > 0) put(name, knownAs(name, known), members)

  for (const [index, name] of known.entries()) {
    const members = free(pieces, taken).filter((at) => speaksOf(pieces[at]?.text ?? "", name))
    if (members.length > 0) put(name, index, members)
  }

  // Sentences of one message count once.
  const said = [...Map.groupBy(sentences, ({ message }) => message)]
  const places = new Map(said.map(([message], place) => [message, place]))
  const phrases = salientPhrases(
    said.map(([, all]) => all.map(({ text }) => text).join("\n")),
    handles.possible
  )
  for (;;) {
    const left = free(pieces, taken)
    const ranked = phrases
      .map((phrase) => {
        const members = left.filter((at) => phrase.texts.has(places.get(pieces[at]?.message ?? -1) ?? -1))
        return { phrase, members, weight: phrase.salience * Math.sqrt(1 + members.length) }
      })
      .filter(
        ({ phrase, members }) =>
          members.length > 0 &&
          (members.length >= fewestAtoms || phrase.texts.size >= fewestMessages) &&
          (phrase.namesAThing || (phrase.texts.size >= fewestMessages && !isVague(phrase.surface)))
      )
      .sort((a, b) => b.weight - a.weight)
    const [best] = ranked
    if (best === undefined || clusters.length >= mostTopics) break
    put(best.phrase.surface, knownAs(best.phrase.surface, known), best.members)
    // What `put` would not take is not asked for again.
    for (const member of best.members) taken.add(member)
  }

  const of = pieces.map((_, at) => {
    const index = clusters.findIndex(({ members }) => members.includes(at))
    return index < 0 ? null : index
  })
  return {
    topics: clusters.map(({ name, known, members }) => ({
      name: shortened(oneLine(name), longestName),
      summary: summaryOf(members.flatMap((at) => pieces[at] ?? [])),
      known
    })),
    of
  }
}

/** Words that say nothing of a topic when they stand alone: "error", "created", "to run". */
const vague = new Set(
  String.raw`actual official create complete error fail run pop code discuss announce lift rewrite upload change update check fix
  bug test build wait try send call pay page file file name version list line set support remove request response
  return value data user feature add write review handle info details verify confirm follow
  помилка код файл рядок список версія запит дані перевірити додати зміна тест
  ошибка код файл строка список версия запрос данные проверить добавить изменение тест`
    .trim()
    .split(/\s+/u)
    .map(stemOf)
)

const isVague = (surface: string) => vague.has(stemOf(plain(surface))) || /(?:ed|ly)$/u.test(surface)

const free = (pieces: ReadonlyArray<Piece>, taken: ReadonlySet<number>) =>
  [...pieces.keys()].filter((at) => !taken.has(at))

/** What stands behind a line that opens a topic belongs to it, up to the next such line. */
const opened = (sentences: Read["sentences"], pieces: ReadonlyArray<Piece>) => {
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

/** Every word of the topic's name that says something stands in the text. */
const speaksOf = (text: string, name: string) => {
  const wanted = stems(name)
  return wanted.size > 0 && sharedBy(wanted, stems(text)) === wanted.size
}

/** One sentence, made of what people said: the one that weighs most, and a second one where there is room. */
const summaryOf = (pieces: ReadonlyArray<Piece>) => {
  const [first, second] = [...pieces].sort((a, b) => b.score - a.score).map(({ text }) => text)
  if (first === undefined) return ""
  const both = second === undefined ? first : `${first.replace(/[.;!?\s]+$/u, "")}; ${second}`
  return shortened(both.length <= longestSummary ? both : first, longestSummary)
}
