/** A message as an extraction reads it. */
import type { ActorId, ChatId, MessageId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"

export interface ReadingMessage {
  readonly id: MessageId
  readonly author: ActorId
  /** To the letter: evidence quotes it. May be 40,000 characters long, and hostile. */
  readonly text: string
  /** When it was sent: UTC, ISO 8601. */
  readonly at: string
  readonly replyTo: MessageId | null
  /** The forum topic of the chat. */
  readonly thread: string | null
  readonly chat: ChatId | null
  readonly audience: Audience
}

/** Messages may be read together only where this is the same: one chat, one audience. */
export const placeOf = ({ chat, audience }: ReadingMessage): string => `${chat ?? ""} ${audience}`

/** How long after the first message the second one was sent, in milliseconds; negative when it came before. */
export const gapBetween = (first: ReadingMessage, second: ReadingMessage): number =>
  Date.parse(second.at) - Date.parse(first.at)
