/** Selects the statements of an answer whose words are found, each once, and counts the losses by reason. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ExtractedAtom, ModelQuote } from "../../../models/distillation.ts"
import type { Counting } from "../../../models/counts.ts"
import type { Sliced } from "../../../models/slices/slices.ts"
import type { Window } from "../../chat/windows.ts"
import { mostQuotes, uniqueQuotes } from "../../grounding/evidence.ts"
import { type Finder, makeFind, shiftOf } from "../../grounding/quotes/find.ts"

/** A statement of the answer whose words are found. */
export interface Proven {
  readonly atom: ExtractedAtom
  /** Its index in the answer. */
  readonly nth: number
  /** At least one quote, the most convincing first. */
  readonly evidence: ReadonlyArray<Quote>
}

/** The answer's atoms with their words, and the way to find more words of the same window. */
export interface LocatedAtoms {
  readonly proven: ReadonlyArray<Proven>
  /** The number that is added to each index of a message. */
  readonly shift: number
  readonly finder: Finder
}

/** A slice for each search. */
export function* locatedIn(
  { messages, context }: Window,
  atoms: ReadonlyArray<ExtractedAtom>,
  counts: Counting
): Sliced<LocatedAtoms> {
  const finder = makeFind(messages.map((message) => ({ message, context: context.has(message.id) })))
  yield
  const shift = shiftOf(
    finder,
    atoms.flatMap(({ evidence }) => evidence)
  )
  if (shift !== 0) counts.add("indexes-shifted")
  const proven: Array<Proven> = []
  for (const [nth, atom] of atoms.entries()) {
    const evidence = yield* evidenceFrom(finder, atom.evidence, shift, counts)
    if (evidence.length === 0) counts.add("without-quote")
    else proven.push({ atom, nth, evidence })
    yield
  }
  return { proven, shift, finder }
}

function* evidenceFrom(
  { find }: Finder,
  claimed: ReadonlyArray<ModelQuote>,
  shift: number,
  counts: Counting
): Sliced<ReadonlyArray<Quote>> {
  const found: Array<Quote> = []
  for (const each of claimed) {
    const { quotes, at, lost } = yield* find(each, { shift })
    if (lost !== null) counts.add(lost)
    else if (at !== each.message + shift) counts.add("quote-moved")
    if (quotes.some(({ inexact }) => inexact === true)) counts.add("quote-inexact")
    found.push(...quotes)
  }
  const unique = uniqueQuotes(found)
  counts.add("quote-over-limit", unique.length - mostQuotes)
  return unique.slice(0, mostQuotes)
}

/** From this common share on, two places are the same words. */
const sameWords = 0.8

/** Keeps one statement for each set of words: the one with the highest score, the first of equal ones. */
export const withoutSameQuotes = (
  proven: ReadonlyArray<Proven>,
  counts: Counting
): { readonly kept: ReadonlyArray<Proven>; readonly survivorOf: ReadonlyMap<number, number> } => {
  const best = proven.toSorted((a, b) => b.atom.score - a.atom.score || a.nth - b.nth)
  const kept: Array<Proven> = []
  const survivorOf = new Map<number, number>()
  for (const each of best) {
    const same = kept.find(({ evidence }) => isSame(evidence, each.evidence))
    survivorOf.set(each.nth, (same ?? each).nth)
    if (same === undefined) kept.push(each)
    else counts.add("same-quotes")
  }
  return { kept: kept.toSorted((a, b) => a.nth - b.nth), survivorOf }
}

const isSame = (a: ReadonlyArray<Quote>, b: ReadonlyArray<Quote>) =>
  a.length === b.length && a.every((quote) => b.some((other) => common(quote, other) >= sameWords))

const common = (a: Quote, b: Quote) => {
  if (a.message !== b.message) return 0
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

/** The most statements of a window: a few, and a share for each message to read. */
const fewest = 4
const eachMessage = 0.6

/** The statements with the highest scores, in the order of the answer. Equal scores keep the earlier one. */
export const withinCap = (proven: ReadonlyArray<Proven>, messages: number, counts: Counting): ReadonlyArray<Proven> => {
  const most = fewest + Math.floor(messages * eachMessage)
  const kept = proven.toSorted((a, b) => b.atom.score - a.atom.score || a.nth - b.nth).slice(0, most)
  counts.add("over-cap", proven.length - kept.length)
  return kept.toSorted((a, b) => a.nth - b.nth)
}
