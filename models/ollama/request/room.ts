/** The context size that a question needs. */
import type { PromptMessage } from "./promptFile.ts"

/** Tokens. */
export interface Room {
  readonly num_ctx: number
  readonly num_predict: number
}

/** Few sizes, because a server reloads its model for each. The largest takes 5 GB with a model of 4 billion weights. */
const contexts = [8_192, 16_384, 32_768]

/**
 * A low value, so that the estimate is rarely too small: English has 4 to 5 bytes in a token, Cyrillic 5 to 6. If the
 * estimate is too small, the server reports an error, because it must not truncate.
 */
const bytesPerToken = 3

/** Tokens that the chat template adds to each message. */
const perMessage = 32

/**
 * @param answer tokens reserved for the answer
 * @returns null if no context size fits question and answer
 */
export const roomFor = (messages: ReadonlyArray<PromptMessage>, answer: number): Room | null => {
  const asked = messages.reduce(
    (sum, { content }) => sum + perMessage + Math.ceil(Buffer.byteLength(content) / bytesPerToken),
    0
  )
  const context = contexts.find((size) => size >= asked + answer)
  return context === undefined ? null : { num_ctx: context, num_predict: answer }
}
