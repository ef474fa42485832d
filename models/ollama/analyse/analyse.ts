/** Drafts tasks from knowledge with the Ollama model. */
import { Effect } from "effect"
import type { AnalyseInput } from "../../distillation.ts"
import type { Model } from "../../model.ts"
import type { AskModel } from "../request/ask.ts"
import { distil } from "../request/distil.ts"
import { analyseAnswer } from "./answer.ts"
import { checkAnalysis } from "./checkAnalysis.ts"
import { analysePrompt } from "./prompt.ts"

/** Tokens reserved for the answer: a minimum, plus a share for each atom. */
const leastTokens = 512
const atomTokens = 192
/** An answer with fewer tokens for each atom is likely cut. */
const leastAtomTokens = 64

export const analyseByOllama = (ask: AskModel): Model["Service"]["analyse"] => {
  const prompt = analysePrompt()
  return Effect.fn("ollamaModel.analyse")((input: AnalyseInput) =>
    distil(ask, {
      inputs: [input],
      chat: prompt.ask,
      promptVersion: prompt.version,
      shape: analyseAnswer,
      answerSize: {
        least: leastTokens + leastAtomTokens * input.atoms.length,
        wanted: leastTokens + atomTokens * input.atoms.length
      },
      again: false,
      check: checkAnalysis
    })
  )
}
