/** Checks the words of a model against the words that it quotes. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { Counting } from "../../../models/counts.ts"

/** Only this much of a text is compared. UTF-16 units. */
const mostCompared = 4_000
/** A language must have this share of the letters of a text, to be its language. */
const mostly = 0.6
/** A language with a smaller share of the letters of the quotes is not the language of the chat. */
const hardly = 0.2

/**
 * The model's statement; the first quote in its place if the statement has another alphabet than the chat, or a number
 * that was not said.
 *
 * @param said the whole texts that are quoted, and the texts that they answer
 */
export const checkedStatement = (
  text: string,
  quotes: ReadonlyArray<Quote>,
  said: ReadonlyArray<string>,
  counts: Counting
): string => {
  const first = quotes[0]?.text ?? text
  const around = said.map((each) => each.slice(0, mostCompared)).join("\n")
  if (!sameAlphabet(text, around)) {
    counts.add("other-language")
    return first
  }
  const known = new Set(numbersIn(around))
  if (numbersIn(text).every((number) => known.has(number))) return text
  counts.add("other-number")
  return first
}

/** Numbers without leading zeros; separators of thousands do not count. */
const numbersIn = (text: string): ReadonlyArray<string> =>
  [...text.slice(0, mostCompared).matchAll(/\d+(?:[ ,.\u00a0](?=\d{3}(?!\d))\d{3}){0,4}/gu)].map(([number]) =>
    number.replaceAll(/\D/gu, "").replace(/^0+(?=\d)/u, "")
  )

const sameAlphabet = (text: string, around: string) => {
  const [own, theirs] = [sharesOf(text), sharesOf(around)]
  return !(["cyrillic", "latin"] as const).some(
    (each) => own[each] >= mostly && theirs[each] < hardly && theirs.letters > 0
  )
}

const sharesOf = (text: string) => {
  const read = text.slice(0, mostCompared)
  const cyrillic = read.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = read.match(/\p{Script=Latin}/gu)?.length ?? 0
  const letters = cyrillic + latin
  return { letters, cyrillic: letters === 0 ? 0 : cyrillic / letters, latin: letters === 0 ? 0 : latin / letters }
}
