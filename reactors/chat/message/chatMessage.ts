/** A chat message as an extraction reads it. */
import type { ActorId, ChatId, MessageId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"

export interface ChatMessage {
  readonly id: MessageId
  readonly author: ActorId
  /** The exact text, because evidence quotes it. Untrusted, and up to 40,000 characters long. */
  readonly text: string
  /** The time of sending: UTC, ISO 8601. */
  readonly at: string
  readonly replyTo: MessageId | null
  /** The forum topic inside the chat; null if it has none. */
  readonly thread: string | null
  readonly chat: ChatId | null
  readonly audience: Audience
  /** A bot wrote it: it is context, and never evidence. False when it is absent. */
  readonly bot?: boolean
  /** The author has edited it. False when it is absent. */
  readonly edited?: boolean
}

/** Identifies chat and audience. Only messages with the same value may be read together. */
export const chatAndAudience = ({ chat, audience }: ChatMessage): string => `${chat ?? ""} ${audience}`

/** Milliseconds from the first message to the second one; negative if the second one is older. */
export const gapBetween = (first: ChatMessage, second: ChatMessage): number =>
  Date.parse(second.at) - Date.parse(first.at)
