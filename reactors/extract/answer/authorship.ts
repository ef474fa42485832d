/**
 * Finds the author of a text. A text is sealed with the key of one author. Words of another author in it would have the
 * wrong key, and would outlive the erasure of their author.
 */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { Counting } from "../../../models/counts.ts"
import { plain } from "../../../models/language/words.ts"
import type { ChatMessage } from "../../chat/message/chatMessage.ts"
import type { Window } from "../../chat/windows.ts"

/** This many words in a row form a passage. */
const passage = 5
/** Only this much of a text is compared. UTF-16 units. */
const mostCompared = 4_000

/**
 * The quotes, with one of the author of the text first; null if the text repeats passages of several authors.
 *
 * @param messages all that the text may repeat: the quoted messages, and those that they answer
 */
export const quotesOfAuthor = (
  text: string,
  quotes: ReadonlyArray<Quote>,
  messages: ReadonlyArray<ChatMessage>
): ReadonlyArray<Quote> | null => {
  const own = new Set(passagesOf(text))
  const saidBy = Map.groupBy(messages, ({ author }) => author)
  const copied = new Map([...saidBy].map(([author, said]) => [author, new Set(said.flatMap(passagesIn(own)))]))
  const all = new Set([...copied.values()].flatMap((each) => [...each]))
  const first = quotes.find(({ author }) => [...all].every((each) => copied.get(author)?.has(each)))
  return first === undefined ? null : [first, ...quotes.filter((each) => each !== first)]
}

/** The statement, with the quotes of its author first. The first quote replaces a text with passages of several authors. */
export const ofOneAuthor = (
  text: string,
  quotes: ReadonlyArray<Quote>,
  messages: ReadonlyArray<ChatMessage>,
  counts: Counting
): { readonly text: string; readonly quotes: ReadonlyArray<Quote> } => {
  const ordered = quotesOfAuthor(text, quotes, messages)
  if (ordered !== null) return { text, quotes: ordered }
  counts.add("several-authors")
  return { text: quotes[0]?.text ?? text, quotes }
}

const passagesIn =
  (wanted: ReadonlySet<string>) =>
  ({ text }: ChatMessage) =>
    passagesOf(text).filter((each) => wanted.has(each))

const passagesOf = (text: string): ReadonlyArray<string> => {
  const words = plain(text.slice(0, mostCompared)).match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []
  return words.slice(0, Math.max(0, words.length - passage + 1)).map((_, i) => words.slice(i, i + passage).join(" "))
}

/** The quoted messages of a statement, and the same with the messages that they answer. */
export const quotedSources = ({ messages }: Window) => {
  const byId = new Map(messages.map((message) => [message.id, message]))
  return (evidence: ReadonlyArray<Quote>) => {
    const quoted = [...new Set(evidence.map(({ message }) => message))].flatMap((id) => byId.get(id) ?? [])
    const answered = quoted.flatMap(({ replyTo }) => (replyTo === null ? [] : (byId.get(replyTo) ?? [])))
    return { quoted, around: [...quoted, ...answered] }
  }
}
export type Sources = ReturnType<typeof quotedSources>
