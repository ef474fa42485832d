/** The prompt that asks for a classification. */
import type { ClassifyInput } from "../../model.ts"
import { type PromptMessage, chatOf, promptFile } from "../request/promptFile.ts"

/** Title and description together, in UTF-16 units. So they fit the context with the rest of the prompt. */
const mostRead = 6_000

export interface Prompt {
  readonly version: string
  /** @returns the messages of one chat */
  readonly ask: (input: ClassifyInput) => ReadonlyArray<PromptMessage>
}

export const classifyPrompt = (): Prompt => {
  const file = promptFile("classify.v1")
  return {
    version: file.version,
    ask: ({ title, description = "" }) =>
      chatOf(file, {
        message: {
          title: title.slice(0, mostRead),
          description: description.slice(0, Math.max(0, mostRead - title.length))
        }
      })
  }
}
