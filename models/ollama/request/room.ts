/** The context size of a question, and the tokens for its answer. */
import type { PromptMessage } from "./promptFile.ts"

/** Tokens. */
export interface Room {
  readonly num_ctx: number
  readonly num_predict: number
}

/**
 * One size for every question, because a server loads its model again when the size changes. A window of 12,000 Cyrillic
 * letters takes 8,000 tokens, its known items and instructions 4,000, and its answer the rest. It takes 2 to 3 GB with a
 * model of 4 billion weights. A larger window is split.
 */
const contextSize = 16_384

/**
 * A low value, so that the estimate is rarely too small: English has 4 to 5 bytes in a token, Cyrillic 5 to 6. If the
 * estimate is too small, the server reports an error, because it must not truncate.
 */
const bytesPerToken = 3

/** Tokens that the chat template adds to each message. */
const perMessage = 32

/** The tokens of an answer. */
export interface AnswerSize {
  /** An answer with fewer tokens is likely cut, so the question must be smaller. */
  readonly least: number
  /** The expected size. */
  readonly wanted: number
}

/** @returns null if the context does not fit the question and the smallest answer */
export const roomFor = (messages: ReadonlyArray<PromptMessage>, { least, wanted }: AnswerSize): Room | null => {
  const asked = messages.reduce(
    (sum, { content }) => sum + perMessage + Math.ceil(Buffer.byteLength(content) / bytesPerToken),
    0
  )
  const left = contextSize - asked
  return left < least ? null : { num_ctx: contextSize, num_predict: Math.min(wanted, left) }
}
