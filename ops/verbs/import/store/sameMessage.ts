/**
 * Decides whether a message of an import is one that is stored. A number is no identity: in a basic group each account has
 * numbers of its own. A message is the same only when chat, number, author, time and text agree.
 */
import type { ActorId } from "../../../../domain/ids.ts"
import { stableText } from "../../../../gateways/telegram/content/stableText.ts"
import type { Commit } from "../../../../streams/commit/envelope.ts"

export interface StoredMessage {
  /** The author, and the person who brought forwarded words. Earlier versions stored only the latter. */
  readonly authors: ReadonlyArray<ActorId>
  readonly sentAt: string
  readonly text: string
  readonly editedAt: string | null
  readonly isRedacted: boolean
}

/** Null when the commits have no received message. */
export const storedMessageOf = (commits: ReadonlyArray<Commit>): StoredMessage | null => {
  let stored: StoredMessage | null = null
  for (const event of commits.flatMap(({ events }) => events)) {
    if (event._tag === "MessageReceived")
      stored = {
        authors: [event.author, ...(event.broughtBy === undefined ? [] : [event.broughtBy])],
        sentAt: event.sentAt,
        text: event.text,
        editedAt: event.editedAt ?? null,
        isRedacted: false
      }
    if (stored !== null && event._tag === "MessageEdited")
      stored = { ...stored, text: event.text, editedAt: event.editedAt }
    if (stored !== null && event._tag === "MessageRedacted") stored = { ...stored, isRedacted: true }
  }
  return stored
}

export interface IncomingMessage {
  readonly sentAt: string
  readonly text: string
  readonly formerText?: string
  readonly editedAt?: string
}

/** `edited`: the same message with the text of a later edit. `other`: another message with the same number. */
export type Likeness = "same" | "edited" | "other"

export const compareMessages = (
  stored: StoredMessage,
  incoming: IncomingMessage,
  isSameAuthor: (authors: ReadonlyArray<ActorId>) => boolean
): Likeness => {
  const { text, formerText, sentAt, editedAt } = incoming
  if (Date.parse(stored.sentAt) !== Date.parse(sentAt) || !isSameAuthor(stored.authors)) return "other"
  if (stored.isRedacted || stored.text === text || stored.text === formerText) return "same"
  if (editedAt === undefined)
    return stored.editedAt === null && stableText(stored.text) !== stableText(text) ? "other" : "same"
  const isLater = stored.editedAt === null || Date.parse(editedAt) > Date.parse(stored.editedAt)
  return isLater ? "edited" : "same"
}
