/** The prompt that asks for knowledge from a window of messages. */
import type { ExtractInput } from "../../distillation.ts"
import { decisionsOf, knownItems, indexed } from "../request/context.ts"
import { type PromptMessage, chatOf, promptFile } from "../request/promptFile.ts"
import { makeShortTime } from "../request/shortTime.ts"

export interface ExtractPrompt {
  readonly version: string
  /** @returns the messages of one chat. Message texts are never cut, because the model must quote from them. */
  readonly ask: (input: ExtractInput) => ReadonlyArray<PromptMessage>
}

/** @param isLocal the prompt may have the names of people and of the chat; otherwise people are letters */
export const extractPrompt = ({ isLocal }: { readonly isLocal: boolean }): ExtractPrompt => {
  const file = promptFile("extract.v2")
  return {
    version: file.version,
    ask: ({ messages, topics, atoms, precedents, people, chat, now, zone }) => {
      const letters = new Map(messages.flatMap(({ from, author }) => (from === null ? [] : [[from, author] as const])))
      const labelOf = (index: number) => (isLocal ? people[index]?.name : letters.get(index)) ?? null
      const time = makeShortTime(zone)
      const { day, clock } = time.of(now)
      const named = people.flatMap((_, index) => {
        const name = labelOf(index)
        return name === null ? [] : [{ index, name }]
      })
      return chatOf(file, {
        chat: { name: isLocal ? chat : null, now: `${day} ${clock}`, zone },
        people: named,
        topics: indexed(topics),
        atoms: knownItems(atoms, (at) => time.of(at).day),
        decisions: decisionsOf(precedents),
        messages: messages.map(({ author, from, text, at, replyTo, context, edited }, index) => ({
          index,
          author: (from === null ? null : labelOf(from)) ?? author,
          at: time.next(at),
          ...(replyTo !== null && { replyTo }),
          ...(context && { context }),
          ...(edited === true && { edited }),
          text
        }))
      })
    }
  }
}
