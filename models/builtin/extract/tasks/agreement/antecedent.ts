/** Finds the words that a promise or request without an object refers to: "I'll do it tomorrow". */
import type { ModelQuote, WindowMessage } from "../../../../distillation.ts"
import { plain } from "../../../../language/words.ts"
import { contentWords } from "../../../../language/text/contentWords.ts"
import type { Sentence } from "../../sentence/sentence.ts"
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
  if (before !== null && contentWords(before.quote).length > 0) return before
  const replied = messages[at]?.replyTo ?? null
  const from =
    replied ??
    messages.findLastIndex((message, i) => i < at && i >= at - reach && message.author !== author && !message.context)
  const said = messages[from]
  if (said === undefined || said.context) return null
  const theirs = sentences.filter(({ message, quote }) => message === from && contentWords(quote).length > 0)
  const asked = theirs.findLast(({ quote }) => quote.endsWith("?") && asksYou.test(plain(quote)))
  const chosen = asked ?? theirs.findLast(({ quote }) => !quote.endsWith("?"))
  return chosen === undefined ? null : { message: from, quote: passageOf(said.text, chosen.quote, theirs) }
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
const generic =
  /^(?:do|take|handle|have|got|get|make|fix|check|look|зроб\p{L}+|зробл\p{L}+|візьм\p{L}+|роблю|беру|перевір\p{L}+|гляну|заведу|сдела\p{L}+|возьм\p{L}+|займ\p{L}+|провер\p{L}+|посмотрю|подивлюсь|подивлюся|завед\p{L}+|переделаю|перероблю|доделаю|дороблю|гляну|будет|буде)$/u

/** Requests to write work down: "make it a task". The work is the thing that they point at. */
const filing =
  /^(?:make (?:it|this|that) (?:a|an|into a) (?:task|ticket|issue|bug)|(?:file|log|track|report) (?:it|this|that)(?:[\s.,!]|$)|(?:add|put) (?:it|this|that) (?:to|on|in) (?:the )?(?:list|board|backlog|tracker)|(?:заведи|заведіть|заведите|створи|створіть|создай|создайте) (?:\p{L}+ )?(?:задач\p{L}*|тікет|тикет)[\s.,!]*$)/u

export const isFiling = (work: string): boolean => filing.test(plain(work))

/** Whether a promise or request only points at the words that it answers: "yes, I'll do it by noon", "make it a task". */
export const onlyPoints = ({ act, things, bare }: Heard): boolean => {
  if (!bare) return false
  if (act.by === "asked") return isFiling(act.work)
  const [verb = ""] = /^[\p{L}'-]+/u.exec(plain(act.work)) ?? []
  return things === 0 && act.by === "promised" && generic.test(verb)
}
