/**
 * Adds the words of the answered message, as a second quote, to a statement that means nothing without them: "no, until
 * January". They are another author's words, so they never become part of the text, which is sealed with one author's key.
 */
import type { WindowMessage } from "../../../../distillation.ts"
import { contentWords } from "../../../../language/text/contentWords.ts"
import { plain } from "../../../../language/words.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { infinitivesOf } from "../../tasks/verbs/forms.ts"
import type { Candidate } from "./candidate.ts"

/** A statement with fewer content words does not say what it is about. */
const fewestWords = 2
const pronounFirst =
  /^(?:it|it's|that|that's|this|they|he|she|not|no|yes|ok|okay|agreed|approved|це|він|вона|воно|вони|ні|не|так|ок|згоден|згодна|это|он|она|оно|они|нет|да|согласен|согласна)(?!\p{L})/u

/** @param answers index of the answered message */
export const withAnswered = (
  candidate: Candidate,
  answers: number | null,
  messages: ReadonlyArray<WindowMessage>,
  sentences: ReadonlyArray<Sentence>
): Candidate => {
  if (answers === null || candidate.marker !== null || candidate.type === "requirement") return candidate
  if (messages[answers]?.context === true || !isThin(candidate.text)) return candidate
  const theirs = sentences.filter(({ message }) => message === answers)
  const asked = theirs.findLast(({ text }) => text.endsWith("?")) ?? theirs.findLast(({ text }) => !isThin(text))
  if (asked === undefined) return candidate
  return { ...candidate, answered: { message: answers, quote: asked.quote } }
}

const isThin = (text: string) => {
  const content = contentWords(text).length
  return content < fewestWords || (content === fewestWords && pronounFirst.test(plain(text))) || pointsFirst(text)
}

/** A pronoun is the object, and no thing is named before it: "we could take it from the map". */
const pointsFirst = (text: string) => {
  const read = plain(text)
  const at = read.search(pronounObject)
  return at >= 0 && contentWords(text.slice(0, at)).every(({ word }) => isVerb(plain(word)))
}
const isVerb = (word: string) => infinitivesOf(word).length > 0 || modal.test(word)
const modal = /^(?:мог\p{L}*|міг|можем\p{L}*|стоит|варто)$/u
const pronounObject = /(?<=^(?:[\p{L}']+ ){1,4})(?:it|them|цього|його|її|їх|этого|его|ее|их)(?!\p{L})/u
