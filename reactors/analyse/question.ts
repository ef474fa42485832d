/** The question about one batch of knowledge, as a model receives it. */
import { titleLength } from "../../domain/text/limits.ts"
import type { AnalyseInput, Precedent } from "../../models/distillation.ts"
import { lettersOf } from "../grounding/letters.ts"
import type { Batch } from "./batch.ts"

/** Similar tasks, and decisions about similar proposals. */
export interface AnalysisContext {
  readonly tasks: ReadonlyArray<{ readonly text: string }>
  readonly precedents: ReadonlyArray<Precedent>
}

export const analysisQuestionOf = (
  { topicName, atoms }: Batch,
  { tasks, precedents }: AnalysisContext
): AnalyseInput => {
  const letters = lettersOf(atoms.flatMap(({ quotes }) => quotes.map(({ author }) => author)))
  return {
    topic: topicName,
    atoms: atoms.map(({ type, text, quotes }) => ({
      type,
      text,
      quotes: quotes.map(({ author, text: words, sentAt }) => ({
        author: letters.get(author) ?? "A",
        text: words,
        at: sentAt
      }))
    })),
    tasks: tasks.map(({ text }) => text.slice(0, titleLength).toWellFormed()),
    precedents
  }
}
