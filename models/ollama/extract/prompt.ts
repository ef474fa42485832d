/** A window of messages, to be distilled. */
import type { ExtractInput } from "../../distilling.ts"
import { decisionsOf, indexed } from "../request/context.ts"
import { type ChatMessage, chatOf, promptFile } from "../request/promptFile.ts"

export interface ExtractPrompt {
  readonly version: string
  /** @returns the messages of one chat. No message's text is cut: what is quoted must stand in it. */
  readonly ask: (input: ExtractInput) => ReadonlyArray<ChatMessage>
}

export const extractPrompt = (): ExtractPrompt => {
  const file = promptFile("extract.v1")
  return {
    version: file.version,
    ask: ({ messages, topics, atoms, precedents }) =>
      chatOf(file, {
        topics: indexed(topics),
        atoms: indexed(atoms).map(({ text }) => text),
        decisions: decisionsOf(precedents),
        messages: messages.map(({ author, text, at, replyTo }, index) => ({ index, author, at, replyTo, text }))
      })
  }
}
