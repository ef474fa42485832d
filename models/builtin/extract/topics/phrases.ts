/** Finds the salient phrases of a window: runs of one to three content words. */
import { plain } from "../../../language/words.ts"
import { allAtOnce, type Sliced } from "../../../slices/slices.ts"
import { type ContentWord, contentWords } from "../../../language/text/contentWords.ts"

export interface Phrase {
  /** The stems, joined by a blank: equal for all forms of the words. */
  readonly key: string
  /** The form that the chat uses most often. */
  readonly surface: string
  /** Indexes of the texts that contain the phrase. */
  readonly texts: ReadonlySet<number>
  readonly salience: number
  /** The phrase has several words or is spelled like a name. A single plain word may be a verb. */
  readonly namesAThing: boolean
}

const longest = 3
/** Longer phrases are more specific. */
const lengthBonus = [0, 1, 1.8, 2.2]
/** Spelled like the name of a thing: "ti-omap4", "SRU", "bug 666028". */
const namesAThing = /\p{N}|[\p{L}\p{N}][_-][\p{L}\p{N}]|^\p{Lu}{2,}|\p{Ll}\p{Lu}/u
const thingBonus = 1.3

/** Phrases that occur in at least two of the texts, the most salient first. */
export const salientPhrases = (texts: ReadonlyArray<string>, names: ReadonlySet<string>): ReadonlyArray<Phrase> =>
  allAtOnce(salientInSlices(texts, names))

/** A slice for each text. */
export function* salientInSlices(
  texts: ReadonlyArray<string>,
  names: ReadonlySet<string>
): Sliced<ReadonlyArray<Phrase>> {
  const found = new Map<string, { texts: Set<number>; surfaces: Map<string, number>; size: number }>()
  for (const [index, text] of texts.entries()) {
    for (const run of runs(contentWords(text).filter(({ word }) => !names.has(plain(word))))) {
      const key = run.map(({ stem }) => stem).join(" ")
      const entry = found.get(key) ?? {
        texts: new Set<number>(),
        surfaces: new Map<string, number>(),
        size: run.length
      }
      const surface = text.slice(run[0]?.start, run.at(-1)?.end)
      entry.texts.add(index)
      entry.surfaces.set(surface, (entry.surfaces.get(surface) ?? 0) + 1)
      found.set(key, entry)
    }
    yield
  }
  return [...found]
    .filter(([, entry]) => entry.texts.size >= 2)
    .map(([key, entry]) => phraseOf(key, entry, texts.length))
    .sort((a, b) => b.salience - a.salience || (a.key < b.key ? -1 : 1))
}

interface Uses {
  readonly texts: ReadonlySet<number>
  /** How often the texts use each form. */
  readonly surfaces: ReadonlyMap<string, number>
  /** The number of words. */
  readonly size: number
}

const phraseOf = (key: string, { texts, surfaces, size }: Uses, of: number): Phrase => {
  const surface = mostUsed(surfaces)
  const rarity = Math.log(1 + of / texts.size)
  const bonus = (lengthBonus[size] ?? 1) * (namesAThing.test(surface) ? thingBonus : 1)
  return {
    key,
    surface,
    texts,
    salience: texts.size * rarity * bonus,
    namesAThing: size > 1 || namesAThing.test(surface)
  }
}

/** All runs of one to three adjacent content words. */
const runs = (words: ReadonlyArray<ContentWord>) =>
  words.flatMap((_, from) =>
    Array.from({ length: longest }, (_, more) => words.slice(from, from + more + 1)).filter(
      (run, more) => run.length === more + 1 && run.every((word, i) => word.at === (run[0]?.at ?? 0) + i)
    )
  )

const mostUsed = (surfaces: ReadonlyMap<string, number>) =>
  [...surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ""
