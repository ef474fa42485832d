/**
 * The reasons why a webhook of a source became neither a message nor a task. A dead letter has the sentence; the page has words of
 * its own for the code.
 */
import type { UnhandledReason } from "./sourceVocabulary.ts"

/** A person must look at the webhook. */
export interface Unhandled {
  /** Never a text of the sender. */
  readonly why: string
}

/** The path of the missing text, or the name of the refusal, follows a sentence. */
const sentences: { readonly [R in UnhandledReason]: string } = {
  unopened: "the stored request cannot be opened: it was sealed with another key, or is damaged",
  "no-source": "there is no such incoming webhook",
  "no-text": "the webhook has no text at",
  "not-in-chat": "the tracker is not in the chat any more",
  refused: "the message or task was refused:",
  defect: "a fault of the tracker: the log of the process with the role reactors has the details; retry after an update"
}

/** `detail`: the path of the missing text, or the name of the refusal. */
export const unhandled = (reason: UnhandledReason, detail?: string): Unhandled => ({
  why: detail === undefined ? sentences[reason] : `${sentences[reason]} ${detail}`
})

/** The reason in a stored sentence, and the detail after it. Null for a sentence of another version. */
export const reasonIn = (why: string): { readonly reason: UnhandledReason; readonly detail: string } | null => {
  for (const [reason, sentence] of Object.entries(sentences))
    if (why.startsWith(sentence))
      return { reason: reason as UnhandledReason, detail: why.slice(sentence.length).trim() }
  return null
}
