/** The question about one window, as a model receives it. */
import { topicNameLength } from "../../domain/text/limits.ts"
import type { ExtractInput, KnownItem, Precedent } from "../../models/distillation.ts"
import { cutText, type Window } from "../chat/windows.ts"
import { lettersOf } from "../grounding/letters.ts"

/** The length to which each message is cut. UTF-16 units. */
export const mostOfMessage = 12_000

/** Known items that are similar to the window, and decisions about similar proposals. */
export interface Context {
  readonly topics: ReadonlyArray<{ readonly text: string }>
  readonly atoms: ReadonlyArray<KnownItem>
  readonly precedents: ReadonlyArray<Precedent>
  /** The time zone of the chat. */
  readonly zone: string
}

/** The context of a window when nothing is known or decided. */
export const noContext: Context = { topics: [], atoms: [], precedents: [], zone: "UTC" }

/** @param most the length to which each message is cut, in UTF-16 units */
export const questionOf = (
  { messages }: Window,
  { topics, atoms, precedents, zone }: Context,
  most: number
): ExtractInput => {
  const letters = lettersOf(messages.map(({ author }) => author))
  const places = new Map<string, number>(messages.map(({ id }, i) => [id, i]))
  return {
    messages: messages.map(({ author, text, at, replyTo }) => ({
      author: letters.get(author) ?? "A",
      text: cutText(text, most),
      at,
      replyTo: replyTo === null ? null : (places.get(replyTo) ?? null),
      context: false,
      from: null
    })),
    topics: topics.map(({ text }) => cutText(text, topicNameLength)),
    atoms: atoms.map(({ type, text, at, status }) => ({ type, text, at, status })),
    precedents,
    people: [],
    chat: null,
    now: messages.at(-1)?.at ?? new Date(0).toISOString(),
    zone
  }
}
