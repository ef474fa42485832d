/**
 * Finds the cues of a lexicon in a text. Expressions are indexed by their first letters, so that each word of the text is
 * compared with a few of the several thousand expressions.
 */
import { withEndings } from "../../../../language/words.ts"
import { type Lexicon, moodFactors, speechFactors } from "./lexicon.ts"

export interface Cue {
  readonly name: string
  /** Sticky: it is tried at one place. */
  readonly pattern: RegExp
}
export interface CueIndex {
  /** The cues by the first one or two letters of their words. */
  readonly byLetters: ReadonlyMap<string, ReadonlyArray<Cue>>
  /** The cues that may begin with any letter. */
  readonly anywhere: ReadonlyArray<Cue>
}

/** A found cue, with its place in UTF-16 units. */
export interface FoundCue {
  readonly name: string
  readonly words: string
  readonly at: number
}

/** The letters of the three languages, as `plain` folds them. `\p{L}` takes about ten times as long to compile. */
const letter = "a-z\u00df-\u00ffа-яіїєґ"
const onlyLetters = (source: string) => source.replaceAll(String.raw`\p{L}`, `[${letter}]`)

export const cueIndexOf = (lexicon: Lexicon): CueIndex => {
  const byLetters = new Map<string, Array<Cue>>()
  const anywhere: Array<Cue> = []
  for (const name of [...speechFactors, ...moodFactors])
    for (const source of lexicon[name] ?? []) {
      const cue = { name, pattern: new RegExp(`(?:${onlyLetters(withEndings(source))})(?![${letter}\\d_])`, "y") }
      const beginnings = beginningsOf(source)
      if (beginnings === null) anywhere.push(cue)
      else for (const letters of beginnings) byLetters.set(letters, [...(byLetters.get(letters) ?? []), cue])
    }
  return { byLetters, anywhere }
}

/** Each cue at each beginning of a word. @param text `plain` text of bounded length */
export function* cuesIn({ byLetters, anywhere }: CueIndex, text: string): Generator<FoundCue> {
  for (const { index: at } of text.matchAll(/(?<![\p{L}\p{N}_])\S/gu)) {
    const near = [byLetters.get(text[at] ?? ""), byLetters.get(text.slice(at, at + 2)), anywhere]
    for (const cues of near)
      for (const { name, pattern } of cues ?? []) {
        pattern.lastIndex = at
        const [words] = pattern.exec(text) ?? []
        if (words !== undefined) yield { name, words, at }
      }
  }
}

const zeroWidth = /^\(\?<?[=!](?:[^()]|\([^()]*\))*\)/u
const group = /^\(\?:(?<inside>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)(?<optional>\?)?/u

/** The first one or two letters of all texts that an expression matches; null if they are not known. */
const beginningsOf = (source: string): ReadonlyArray<string> | null => {
  const from = source.replace(zeroWidth, "").replace(zeroWidth, "")
  const { inside, optional } = group.exec(from)?.groups ?? {}
  if (inside !== undefined) {
    const rest = from.slice(group.exec(from)?.[0].length ?? 0)
    // A short alternative leaves its second letter to the rest of the expression.
    const parts = topLevel(inside).map((part) => beginningsOf(part.length < 2 ? part + rest : part))
    const all = optional === undefined ? parts : [...parts, beginningsOf(rest)]
    return all.includes(null) ? null : all.flatMap((each) => each ?? [])
  }
  const letters = /^(?<one>[\p{L}\p{N}+'])(?<two>[\p{L}\p{N} '])?(?<quantifier>[?*{])?/u.exec(from)?.groups
  const { one, two, quantifier } = letters ?? {}
  if (one === undefined) return null
  if (two === undefined) return quantifier === undefined || quantifier === "*" ? [one] : null
  return [quantifier === "?" || quantifier === "{" ? one : one + two]
}

/** The alternatives of an expression that no bracket encloses. */
const topLevel = (source: string): ReadonlyArray<string> => {
  const parts = [""]
  let depth = 0
  for (const char of source) {
    if (char === "(") depth++
    if (char === ")") depth--
    if (char === "|" && depth === 0) parts.push("")
    else parts[parts.length - 1] += char
  }
  return parts
}
