/** The prompt that asks for tasks from knowledge. */
import type { AnalyseInput } from "../../distillation.ts"
import { decisionsOf, indexed } from "../request/context.ts"
import { type PromptMessage, chatOf, promptFile } from "../request/promptFile.ts"

export interface AnalysePrompt {
  readonly version: string
  /** @returns the messages of one chat. Quotes are never cut, because the model must copy from them. */
  readonly ask: (input: AnalyseInput) => ReadonlyArray<PromptMessage>
}

/** To the minute, in UTC: the order matters, and our code computes dates. */
const shortTime = (at: string) => at.slice(0, "2026-11-24T09:30".length).replace("T", " ")

export const analysePrompt = (): AnalysePrompt => {
  const file = promptFile("analyse.v2")
  return {
    version: file.version,
    ask: ({ topic, atoms, tasks, precedents }) =>
      chatOf(file, {
        topic,
        tasks: indexed(tasks),
        decisions: decisionsOf(precedents),
        atoms: atoms.map(({ type, text, quotes }, index) => ({
          index,
          type,
          text,
          quotes: quotes.map(({ author, text: words, at, around = [] }) => ({
            author,
            at: shortTime(at),
            text: words,
            ...(around.length > 0 && {
              around: around.map((said) => ({ author: said.author, at: shortTime(said.at), text: said.text }))
            })
          }))
        }))
      })
  }
}
