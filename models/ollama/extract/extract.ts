/** Extracts knowledge from a window of messages with the Ollama model. */
import { Effect } from "effect"
import type { ExtractInput } from "../../distillation.ts"
import type { Model } from "../../model.ts"
import type { AskModel } from "../request/ask.ts"
import { distil } from "../request/distil.ts"
import { extractAnswer } from "./answer.ts"
import { checkExtraction } from "./checkExtraction.ts"
import { extractPrompt } from "./prompt.ts"

/** Tokens reserved for the answer: for the topics, plus a share for each message. */
const topicTokens = 1_024
const messageTokens = 128

export const extractByOllama = (ask: AskModel): Model["Service"]["extract"] => {
  const prompt = extractPrompt()
  return Effect.fn("ollamaModel.extract")((input: ExtractInput) => {
    const alone = { ...input, topics: [], atoms: [], precedents: [] }
    // A window of one message cannot be split, but its context of known items can be left out.
    return distil(ask, {
      inputs: input.messages.length === 1 ? [input, alone] : [input],
      chat: prompt.ask,
      promptVersion: prompt.version,
      shape: extractAnswer,
      answerTokens: topicTokens + messageTokens * input.messages.length,
      check: checkExtraction
    })
  })
}
