/**
 * The context of the question about a window: known topics and statements, and decisions about similar proposals. Each
 * conversation is compared alone, because the vector of a whole window is not similar to any of its conversations.
 */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { portrait, type Portrait } from "../../models/language/text/likeness.ts"
import { sharedBy } from "../../models/language/text/contentWords.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { KnownAtomRow } from "../../projections/reads/unread/questions.ts"
import type { ChatMessage } from "../chat/message/chatMessage.ts"
import type { Names } from "../chat/threads/threads.ts"
import { messagesToRead, type Window } from "../chat/windows.ts"
import { inTurns, near, precedentsOf, seenWith } from "../grounding/known.ts"
import { HomeZone } from "../zone/homeZone.ts"
import { zoneOfChat, type Zones } from "../zone/zones.ts"
import { peopleOf } from "./question.ts"

/** The names of people, and those who write in the chat of a message. */
export interface Talk {
  readonly names: Names
  readonly speakersIn: (message: ChatMessage) => ReadonlyArray<ActorId>
  readonly zones: Zones
}

const mostTopics = 8
const mostAtoms = 16
const mostDecided = 12
/** The most conversations that are compared alone, the longest ones. The rest is compared together. */
const mostTexts = 8
/** The newest statements of the chat that are compared by their words. */
const mostInChat = 80
/** The nearest statements of each conversation. */
const mostNear = 12

export const around = Effect.fnUntraced(function* (window: Window, talk: Talk) {
  const [first] = messagesToRead(window)
  if (first === undefined) return yield* Effect.die("the window has no message")
  const { audience } = first
  const texts = conversationsOf(window)
  const { found } = yield* near(texts, audience, [
    { kind: "topic", most: mostTopics },
    { kind: "atom", most: mostNear },
    { kind: "proposal", most: mostDecided, decided: "atom" }
  ])
  const standing = (kind: string) =>
    found.map((hits) => hits.filter((each) => each.kind === kind && each.status === "standing"))
  const unread = yield* Unread
  const similar = standing("atom")
  const known = yield* unread.knownAtoms(seenWith(audience), [...new Set(similar.flat().map(({ id }) => id))])
  const inChat = first.chat === null ? [] : yield* unread.newestInChat(seenWith(audience), first.chat, mostInChat)
  const cosines = similar.map((hits) => new Map(hits.map(({ id, cosine }) => [id, cosine])))
  const speakers = talk.speakersIn(first)
  return {
    audience,
    topics: inTurns(standing("topic"), mostTopics, ({ id }) => id),
    atoms: chosenAtoms({ texts, cosines, first }, [...known, ...inChat]),
    precedents: yield* precedentsOf(
      inTurns(
        found.map((hits) => hits.filter(({ kind }) => kind === "proposal")),
        mostDecided,
        ({ id }) => id
      ),
      audience
    ),
    chat: first.chat === null ? null : yield* unread.titleOf(first.chat),
    zone: zoneOfChat(speakers, talk.zones, yield* HomeZone),
    zones: talk.zones,
    names: talk.names,
    speakers,
    people: peopleOf(window, { speakers })
  }
})
export type AroundWindow = Effect.Success<ReturnType<typeof around>>

const conversationsOf = ({ threads }: Window): ReadonlyArray<string> => {
  const texts = threads
    .map((messages) => messages.map(({ text }) => text).join("\n"))
    .toSorted((a, b) => b.length - a.length)
  const rest = texts.slice(mostTexts)
  return [...texts.slice(0, mostTexts), ...(rest.length > 0 ? [rest.join("\n")] : [])]
}

interface Compared {
  readonly texts: ReadonlyArray<string>
  /** For each text the cosines of the items that the vectors found. */
  readonly cosines: ReadonlyArray<ReadonlyMap<string, number>>
  readonly first: ChatMessage
}

/**
 * Statements that share words with a conversation or that the vectors found: of the same chat first, open ones first, then
 * the most similar ones. The conversations take turns, so that each one has its context.
 */
export const chosenAtoms = (
  { texts, cosines, first }: Compared,
  candidates: ReadonlyArray<KnownAtomRow>
): ReadonlyArray<KnownAtomRow> => {
  const items = [...new Map(candidates.map((each) => [each.id, each])).values()].map((item) => ({
    item,
    words: portrait(item.text)
  }))
  const lists = texts.map((text, i) => {
    const own = portrait(text)
    return items
      .map(({ item, words }) => ({ item, score: Math.max(cosines[i]?.get(item.id) ?? 0, sharedOf(words, own)) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => tierOf(a.item, first) - tierOf(b.item, first) || b.score - a.score)
      .map(({ item }) => item)
  })
  return inTurns(lists, mostAtoms, ({ id }) => id)
}

/** The share of an item's content words that a text has. */
const sharedOf = (item: Portrait, text: Portrait) =>
  item.stems.size === 0 ? 0 : sharedBy(item.stems, text.stems) / item.stems.size

const tierOf = ({ chat, status }: KnownAtomRow, first: ChatMessage) => {
  const isHere = chat !== null && chat === first.chat
  return (isHere ? 0 : 2) + (status === "open" ? 0 : 1)
}
