/** Extracts knowledge from a window of messages with the Ollama model. */
import { Effect } from "effect"
import type { ExtractInput } from "../../distillation.ts"
import type { Model } from "../../model.ts"
import type { AskModel } from "../request/ask.ts"
import { distil } from "../request/distil.ts"
import { extractAnswer } from "./answer.ts"
import { checkExtraction } from "./checkExtraction.ts"
import { extractPrompt } from "./prompt.ts"

/** Tokens of the answer: for the topics, plus a share for each message to read. */
const topicTokens = 1_024
const messageTokens = 144
/** An answer with fewer tokens for each message is likely cut. */
const leastMessageTokens = 72

/** @param isLocal the server is on this machine, so that it may read the names of people and of the chat */
export const extractByOllama = (
  ask: AskModel,
  { isLocal }: { readonly isLocal: boolean }
): Model["Service"]["extract"] => {
  const prompt = extractPrompt({ isLocal })
  return Effect.fn("ollamaModel.extract")((input: ExtractInput) => {
    const read = input.messages.filter(({ context }) => !context).length
    const alone = { ...input, topics: [], atoms: [], precedents: [] }
    // A window of one message cannot be split, but its context of known items can be left out.
    return distil(ask, {
      inputs: input.messages.length === 1 ? [input, alone] : [input],
      chat: prompt.ask,
      promptVersion: prompt.version,
      shape: extractAnswer,
      answerSize: {
        least: topicTokens + leastMessageTokens * read,
        wanted: topicTokens + messageTokens * read
      },
      again: input.again === true,
      check: checkExtraction
    })
  })
}
