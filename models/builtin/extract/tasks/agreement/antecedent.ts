/** Finds the words that a promise or request without an object refers to: "I'll do it tomorrow". */
import type { ModelQuote, WindowMessage } from "../../../../distillation.ts"
import { plain } from "../../../../language/words.ts"
import { contentWords } from "../../../../language/text/contentWords.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { answerOf } from "./answers.ts"
import type { Heard } from "./work.ts"

/** The messages before a promise that it may answer without a reply. */
const reach = 2
/** A longer passage is not quoted whole. UTF-16 units. */
const longestPassage = 200
/** A sentence with fewer content words is quoted with the sentence before it. */
const fewestWords = 3

/** A question that asks the other person for work: "can you look at it today?" */
const asksYou =
  /(?<!\p{L})(?:you|could we|can we|somebody|someone|anyone|(?:з?можеш|з?можете|сможешь|сможете|можешь|можете|хто|кто|зробиш|сделаешь)|ти|ви|ты|вы)(?!\p{L})/u

/** Null if the words name their object, or nothing before them does. */
export const antecedentOf = (
  { before, author }: Pick<Heard, "before" | "author">,
  messages: ReadonlyArray<WindowMessage>,
  sentences: ReadonlyArray<Sentence>,
  at: number
): ModelQuote | null => {
  if (before !== null && contentWords(before.quote).length > 0 && !isPointing(before.quote)) return before
  const replied = messages[at]?.replyTo ?? null
  const last = replied ?? beforeOf(messages, at, author)
  // "Could we move it?", "yes, please", "I take it": the promise takes up the proposal, not the approval.
  const approved = answerOf(messages[last]?.text ?? "") === "accepts" ? approvedBy(messages, last) : -1
  const from = approved >= 0 ? approved : last
  const said = messages[from]
  if (said === undefined || said.context) return null
  const theirs = sentences.filter(({ message, quote }) => message === from && contentWords(quote).length > 0)
  const asked = theirs.findLast(({ quote }) => quote.endsWith("?") && asksYou.test(plain(quote)))
  const chosen = asked ?? theirs.findLast(({ quote }) => !quote.endsWith("?"))
  return chosen === undefined ? null : { message: from, quote: passageOf(said.text, chosen.quote, theirs) }
}

/** A quote that names no thing itself: "Let us plan that for December". */
const isPointing = (quote: string) => contentWords(quote).length < fewestWords && pointing.test(plain(quote))
const pointing = /(?<!\p{L})(?:it|that|this|them|це|цього|його|її|їх|это|этого|его|ее|их)(?!\p{L})/u

/** The last message of another author within reach; -1 without one. */
const beforeOf = (messages: ReadonlyArray<WindowMessage>, at: number, author: string) =>
  messages.findLastIndex((message, i) => i < at && i >= at - reach && message.author !== author && !message.context)

/** The message with a proposal or request that an approval answers; -1 without one. */
const approvedBy = (messages: ReadonlyArray<WindowMessage>, at: number) => {
  const approval = messages[at]
  if (approval === undefined) return -1
  const from = approval.replyTo ?? beforeOf(messages, at, approval.author)
  return messages[from]?.text.includes("?") === true ? from : -1
}

/** The sentence; with the sentence before it if it says too little. */
const passageOf = (text: string, quote: string, theirs: ReadonlyArray<Sentence>): string => {
  if (contentWords(quote).length >= fewestWords) return quote
  const before = theirs[theirs.findIndex((each) => each.quote === quote) - 1]
  const start = before === undefined ? -1 : text.indexOf(before.quote)
  const end = text.indexOf(quote) + quote.length
  return start >= 0 && end > start && end - start <= longestPassage ? text.slice(start, end) : quote
}

/** Verbs that say nothing of the work: with them, the words of the request are the statement. */
export const generic =
  /^(?:do|take|handle|have|got|get|make|fix|check|look|зроб\p{L}+|зробл\p{L}+|візьм\p{L}+|роблю|беру|перевір\p{L}+|гляну|заведу|сдела\p{L}+|возьм\p{L}+|займ\p{L}+|провер\p{L}+|посмотрю|подивлюсь|подивлюся|завед\p{L}+|переделаю|перероблю|доделаю|дороблю|гляну|будет|буде)$/u

/** Requests to write work down: "make it a task". The work is the thing that they point at. */
const filing =
  /^(?:make (?:it|this|that) (?:a|an|into a) (?:task|ticket|issue|bug)|(?:file|log|track|report) (?:it|this|that)(?:[\s.,!]|$)|(?:add|put) (?:it|this|that) (?:to|on|in) (?:the )?(?:list|board|backlog|tracker)|(?:заведи|заведіть|заведите|створи|створіть|создай|создайте) (?:\p{L}+ )?(?:задач\p{L}*|тікет|тикет)[\s.,!]*$)/u

export const isFiling = (work: string): boolean => filing.test(plain(work))

/** Whether a promise or request only points at the words that it answers: "yes, I'll do it by noon", "make it a task". */
export const onlyPoints = ({ act, things, bare }: Heard): boolean => {
  if (!bare) return false
  if (act.by === "asked") return isFiling(act.work)
  return things === 0 && act.by === "promised" && isGeneric({ act })
}

/** Whether the verb names no work: "please do it". "Please write down what it takes" is work of its own. */
export const isGeneric = ({ act }: Pick<Heard, "act">): boolean =>
  generic.test(/^[\p{L}'-]+/u.exec(plain(act.work))?.[0] ?? "")
