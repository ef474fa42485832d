/** The question about one batch of knowledge, as a model receives it. */
import { titleLength } from "../../domain/text/limits.ts"
import type { AnalyseInput, Precedent } from "../../models/distillation.ts"
import type { Neighbour } from "../../projections/reads/unread/questions.ts"
import { cutText } from "../chat/windows.ts"
import { lettersOf } from "../grounding/letters.ts"
import type { Batch } from "./batch.ts"

/** Similar tasks, and decisions about similar proposals. */
export interface AnalysisContext {
  /** Titles of the tasks as `name`. */
  readonly tasks: ReadonlyArray<{ readonly name: string }>
  readonly precedents: ReadonlyArray<Precedent>
  /** The messages around quoted messages, in the order of time. */
  readonly neighbours: ReadonlyArray<Neighbour>
}

/** The context of a batch when no task exists and nothing is decided. */
export const noAnalysisContext: AnalysisContext = { tasks: [], precedents: [], neighbours: [] }

/** The length to which a message around a quote is cut. UTF-16 units. */
const mostOfNeighbour = 240

export const analysisQuestionOf = (
  { topicName, atoms }: Batch,
  { tasks, precedents, neighbours }: AnalysisContext
): AnalyseInput => {
  const letters = lettersOf([
    ...atoms.flatMap(({ quotes }) => quotes.map(({ author }) => author)),
    ...neighbours.map(({ author }) => author),
    ...atoms.flatMap(({ owner }) => owner ?? [])
  ])
  const around = Map.groupBy(neighbours, ({ of }) => of)
  return {
    topic: topicName,
    atoms: atoms.map(({ type, text, quotes, owner = null }) => ({
      type,
      text,
      quotes: quotes.map(({ message, author, text: words, sentAt }, nth) => ({
        author: letters.get(author) ?? "A",
        text: words,
        at: sentAt,
        // Only the first quote: the messages around the others are often the same.
        ...(nth === 0 && {
          around: (around.get(message) ?? []).map((said) => ({
            author: letters.get(said.author) ?? "A",
            text: cutText(said.text, mostOfNeighbour),
            at: said.sentAt
          }))
        })
      })),
      ...(owner !== null && { owner: letters.get(owner) ?? "A" })
    })),
    tasks: tasks.map(({ name }) => name.slice(0, titleLength).toWellFormed()),
    precedents
  }
}
