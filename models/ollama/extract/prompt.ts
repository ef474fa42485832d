/** The prompt that asks for knowledge from a window of messages. */
import type { ExtractInput } from "../../distillation.ts"
import { decisionsOf, indexed } from "../request/context.ts"
import { type PromptMessage, chatOf, promptFile } from "../request/promptFile.ts"

export interface ExtractPrompt {
  readonly version: string
  /** @returns the messages of one chat. Message texts are never cut, because the model must quote from them. */
  readonly ask: (input: ExtractInput) => ReadonlyArray<PromptMessage>
}

export const extractPrompt = (): ExtractPrompt => {
  const file = promptFile("extract.v1")
  return {
    version: file.version,
    ask: ({ messages, topics, atoms, precedents }) =>
      chatOf(file, {
        topics: indexed(topics),
        atoms: indexed(atoms.map(({ text }) => text)).map(({ text }) => text),
        decisions: decisionsOf(precedents),
        messages: messages.map(({ author, text, at, replyTo }, index) => ({ index, author, at, replyTo, text }))
      })
  }
}
