/** Reads an item as a matter that later reports may end. */
import type { ModelQuote, WindowMessage } from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"
import { severalIn } from "../tasks/words/severalThings.ts"
import { hasForm } from "../tasks/verbs/forms.ts"
import { deedsOf, plainWords } from "../tasks/words/akin.ts"
import type { Matter } from "./closing.ts"
import type { Stated } from "./fate.ts"
import { mostRead } from "./sentencesIn.ts"

/** `messages`: the window that the quotes of the item index into. */
export const matterOf = ({ type, text, evidence, owner }: Stated, messages: ReadonlyArray<WindowMessage>): Matter => {
  const last = Math.max(...evidence.map(({ message }) => message))
  const author = messages[evidence[0]?.message ?? 0]?.author ?? ""
  const doer = owner === null ? null : (messages.find(({ from }) => from === owner)?.author ?? null)
  const all = plainWords([text, ...evidence.map(({ quote }) => quote)].join(" "))
  // "I translated the menu, please check it": the translation is done already.
  const words = type === "requirement" ? all.filter((word) => !isOfPast(word)) : all
  const points = words.length <= mostOfPointed && pointed.test(plain(text))
  const context =
    type === "requirement" && (points || isBesideOwn(evidence, messages)) ? wordsBefore(evidence, messages) : ""
  return {
    type,
    message: last,
    author,
    doer: doer ?? (type === "requirement" ? null : author),
    words,
    context: plainWords(context),
    deeds: new Set(words.flatMap(deedsOf))
  }
}

const isOfPast = (word: string) => hasForm(word, "past") && !hasForm(word, "infinitive", "imperative", "passive")

/** A statement with few words that points at the words before it: "can you look at it today?" */
const mostOfPointed = 6
const pointed = /(?<!\p{L})(?:it|that|this|them|це|цього|його|її|їх|это|этого|его|ее|их)(?!\p{L})/u

/**
 * Whether a promise takes up the item together with the plan that its author has just stated: "I raise the limit", "or shorten
 * the list?", "I'll do both". Then a report of the plan also reports the item.
 */
const isBesideOwn = (evidence: ReadonlyArray<ModelQuote>, messages: ReadonlyArray<WindowMessage>) => {
  const both = evidence.find(({ quote }) => severalIn(quote) > 1)
  const first = Math.min(...evidence.map(({ message }) => message))
  const before = messages[first - 1]
  return both !== undefined && before !== undefined && before.author === messages[both.message]?.author
}

/** The words of the message before an item's first quote. */
const wordsBefore = (evidence: ReadonlyArray<ModelQuote>, messages: ReadonlyArray<WindowMessage>) => {
  const first = Math.min(...evidence.map(({ message }) => message))
  return evidence.every(({ message }) => message - first <= 1)
    ? (messages[first - 1]?.text.slice(0, mostRead) ?? "")
    : ""
}
