/**
 * Which message answers which, and so which messages are one conversation.
 *
 * Source: reply-to, mention of a nick, own previous turn and 30-minute gaps, in this order, find about six of ten
 * links in IRC channels where many talk at once; "each answers the one before it" finds three.
 */
import { Duration } from "effect"
import type { ActorId, MessageId } from "../../../domain/ids.ts"
import { silence } from "../message/chunks.ts"
import { nameIndex, spokenToIn } from "./mentions.ts"
import { greetsOnly, opens } from "./openers.ts"
import { placeOf, type ReadingMessage } from "../message/chatMessage.ts"

export type Names = ReadonlyMap<ActorId, ReadonlyArray<string>>
/** For each message the one that it answers or goes on from; null where a conversation starts. */
export type Links = ReadonlyMap<MessageId, MessageId | null>
export interface Thread {
  /** In time order. */
  readonly messages: ReadonlyArray<ReadingMessage>
  readonly links: Links
}

/** Whoever is mentioned answers, or is answered, within this time; after that the mention starts something new. */
const mentionReach = Duration.hours(3)
/** A person who goes on within this time goes on with their own words. */
const ownTurn = Duration.minutes(2)
/** A person stays in the conversation they took part in, or were spoken to in, for this long. */
const inConversation = Duration.minutes(10)

interface Growing extends Thread {
  readonly messages: Array<ReadingMessage>
  readonly links: Map<MessageId, MessageId | null>
}

/** The conversations of a chunk of messages in time order, by their first message. Chats and audiences never mix. */
export const threadsOf = (
  messages: ReadonlyArray<ReadingMessage>,
  { names }: { readonly names: Names }
): ReadonlyArray<Thread> => {
  const links = linksOf(messages, names)
  const threads = new Map<string, Growing>()
  for (const message of messages) {
    // Two who answer the same message of an earlier chunk talk with each other, where both may be read by the same.
    const key = (id: MessageId) => `${placeOf(message)} ${id}`
    const answered = links.get(message.id) ?? null
    const thread: Growing = threads.get(key(answered ?? message.id)) ?? { messages: [], links: new Map() }
    thread.messages.push(message)
    thread.links.set(message.id, answered)
    for (const id of [answered, message.id]) if (id !== null) threads.set(key(id), thread)
  }
  return [...new Set(threads.values())]
}

/**
 * The message that each message of a chunk, in time order, answers or goes on from. A reply to a message of an
 * earlier chunk is told too; a reply into another chat or audience is not.
 */
export const linksOf = (messages: ReadonlyArray<ReadingMessage>, names: Names): Links => {
  const index = nameIndex(names)
  const read = new Map<MessageId, Said>()
  const topics = new Map<string, Topic>()
  const links = new Map<MessageId, MessageId | null>()
  for (const message of messages) {
    const where = JSON.stringify([placeOf(message), message.thread])
    const topic = topics.get(where) ?? { latest: undefined, latestBy: new Map(), waiting: new Map() }
    topics.set(where, topic)
    const spokenTo = spokenToIn(message.text, index).filter((actor) => actor !== message.author)
    const beyond = message.replyTo !== null && !read.has(message.replyTo)
    const answered = beyond ? undefined : (repliedTo(message, read) ?? inferred(message, topic, spokenTo))
    links.set(message.id, beyond ? message.replyTo : (answered?.message.id ?? null))
    const said = { message, at: Date.parse(message.at), talk: answered?.talk ?? { latest: undefined } }
    read.set(message.id, said)
    said.talk.latest = said
    topic.latest = said
    topic.latestBy.set(message.author, said)
    topic.waiting.delete(message.author)
    const asked = spokenTo.length > 0 || answered === undefined ? spokenTo : [answered.message.author]
    for (const actor of asked) if (actor !== message.author) topic.waiting.set(actor, said)
  }
  return links
}

const repliedTo = (message: ReadingMessage, read: ReadonlyMap<MessageId, Said>) => {
  const target = message.replyTo === null ? undefined : read.get(message.replyTo)
  return target !== undefined && placeOf(target.message) === placeOf(message) ? target : undefined
}

/** Without a reply-to: what was said last by whom it speaks to, to its author, in its author's talk, or at all. */
const inferred = (
  { author, at, text }: ReadingMessage,
  topic: Topic,
  spokenTo: ReadonlyArray<ActorId>
): Said | undefined => {
  const now = Date.parse(at)
  const within = (said: Said | undefined, reach: Duration.Duration) =>
    said !== undefined && now - said.at <= Duration.toMillis(reach) ? said : undefined
  const own = topic.latestBy.get(author)
  const goingOn = within(own, ownTurn)
  if (spokenTo.length > 0) {
    const theirs = spokenTo.flatMap((actor) => topic.latestBy.get(actor) ?? []).toSorted((a, b) => b.at - a.at)
    return within(theirs[0], mentionReach) ?? goingOn
  }
  if (opens(text) && !(greetsOnly(text) && greetsOnly(topic.latest?.message.text ?? ""))) return undefined
  const toAuthor = within(topic.waiting.get(author), inConversation)
  if (toAuthor !== undefined) return toAuthor
  const talk = within(own, inConversation)?.talk.latest
  if (talk !== undefined && talk !== own) return talk
  return goingOn ?? within(topic.latest, silence)
}

/** A conversation, as far as it has come. */
interface Talk {
  latest: Said | undefined
}
interface Said {
  readonly message: ReadingMessage
  /** Milliseconds. */
  readonly at: number
  readonly talk: Talk
}
/** A chat, or one forum topic of it. */
interface Topic {
  latest: Said | undefined
  readonly latestBy: Map<ActorId, Said>
  /** What was last said to each person, until they speak. */
  readonly waiting: Map<ActorId, Said>
}
