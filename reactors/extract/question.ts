/** The question about one window, as a model receives it. */
import type { ActorId } from "../../domain/ids.ts"
import { topicNameLength } from "../../domain/text/limits.ts"
import type { ExtractInput, KnownItem, Precedent } from "../../models/distillation.ts"
import type { ChatMessage } from "../chat/message/chatMessage.ts"
import type { Names } from "../chat/threads/threads.ts"
import { cutText, messagesToRead, mostOfContext, type Window } from "../chat/windows.ts"
import { lettersOf } from "../grounding/letters.ts"
import type { Zones } from "../zone/zones.ts"

/** The length to which each message is cut. UTF-16 units. */
export const mostOfMessage = 12_000
/** The most people of a question: those who write in the window, then others of the chat. */
const mostPeople = 40
/** The length to which a name is cut. UTF-16 units. */
const mostOfName = 80

/** Known items that are similar to the window, decisions about similar proposals, and the chat. */
export interface Context {
  readonly topics: ReadonlyArray<{ readonly name: string }>
  readonly atoms: ReadonlyArray<KnownItem>
  readonly precedents: ReadonlyArray<Precedent>
  /** The name of the chat; null for messages without a chat. */
  readonly chat: string | null
  /** The time zone of the chat. */
  readonly zone: string
  /** The time zones of its people who have chosen one. */
  readonly zones: Zones
  readonly names: Names
  /** People who write in the chat, also outside of the window. */
  readonly speakers: ReadonlyArray<ActorId>
}

/** The context of a window when nothing is known or decided. */
export const noContext: Context = {
  topics: [],
  atoms: [],
  precedents: [],
  chat: null,
  zone: "UTC",
  zones: new Map(),
  names: new Map(),
  speakers: []
}

/** The people of the question, in the order of their indexes, without bots. */
export const peopleOf = ({ messages }: Window, { speakers }: Pick<Context, "speakers">): ReadonlyArray<ActorId> =>
  [...new Set([...messages.flatMap(({ author, bot }) => (bot === true ? [] : [author])), ...speakers])].slice(
    0,
    mostPeople
  )

/** @param most the length to which each message is cut, in UTF-16 units */
export const questionOf = (window: Window, context: Context, most: number): ExtractInput => {
  const { messages, context: around, after = [] } = window
  const people = peopleOf(window, context)
  const letters = lettersOf([...people, ...[...messages, ...after].map(({ author }) => author)])
  const places = new Map<string, number>([...messages, ...after].map(({ id }, i) => [id, i]))
  const indexes = new Map<string, number>(people.map((id, i) => [id, i]))
  const shown = ({ id, author, text, at, replyTo, edited, bot }: ChatMessage, length: number) => ({
    author: letters.get(author) ?? "A",
    text: cutText(text, length),
    at,
    replyTo: replyTo === null ? null : (places.get(replyTo) ?? null),
    context: around.has(id) || bot === true,
    from: indexes.get(author) ?? null,
    ...((context.zones.get(author) ?? context.zone) !== context.zone && { zone: context.zones.get(author) ?? "" }),
    ...(edited === true && { edited })
  })
  return {
    messages: messages.map((each) => shown(each, around.has(each.id) ? Math.min(most, mostOfContext) : most)),
    ...(after.length > 0 && { after: after.map((each) => shown(each, Math.min(most, mostOfContext))) }),
    topics: context.topics.map(({ name }) => cutText(name, topicNameLength)),
    atoms: context.atoms.map(({ type, text, at, status }) => ({ type, text, at, status })),
    precedents: context.precedents,
    people: people.map((id) => ({
      name: cutText(context.names.get(id)?.[0] ?? letters.get(id) ?? "A", mostOfName)
    })),
    chat: context.chat,
    now: messagesToRead(window).at(-1)?.at ?? messages.at(-1)?.at ?? new Date(0).toISOString(),
    zone: context.zone
  }
}
