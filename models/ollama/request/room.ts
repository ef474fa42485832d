/** How much of a model's memory a question takes. */
import type { ChatMessage } from "./promptFile.ts"

/** Tokens. */
export interface Room {
  readonly num_ctx: number
  readonly num_predict: number
}

/** Few sizes, since a server loads its model anew for each; the largest takes 5 GB beside a model of 4 billion weights. */
const contexts = [8_192, 16_384, 32_768]

/**
 * Fewer than usual, so that the guess is rarely too low: English takes 4 to 5 bytes a token, Cyrillic 5 to 6. Where it is
 * too low nonetheless the server says so, since it is told not to truncate.
 */
const bytesPerToken = 3

/** What a chat's template adds. Tokens. */
const perMessage = 32

/**
 * @param answer tokens that the answer may take
 * @returns null when no context of ours holds both
 */
export const roomFor = (messages: ReadonlyArray<ChatMessage>, answer: number): Room | null => {
  const asked = messages.reduce(
    (sum, { content }) => sum + perMessage + Math.ceil(Buffer.byteLength(content) / bytesPerToken),
    0
  )
  const context = contexts.find((size) => size >= asked + answer)
  return context === undefined ? null : { num_ctx: context, num_predict: answer }
}
