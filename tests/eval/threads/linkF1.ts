/** The share of annotated links between messages that are found, compared with a trivial rule. */
import { type Links, linksOf } from "../../../reactors/chat/threads/threads.ts"
import type { Annotated } from "./annotated.ts"

export interface Score {
  /** 0 to 1. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
}
export interface LinkFigures {
  readonly sample: string
  readonly messages: number
  readonly annotatedLinks: number
  readonly ours: Score
  /** The trivial rule: each message answers the previous one. */
  readonly previousMessage: Score
}

/** The start of a conversation is not a link: linking it is an error, and leaving it unlinked does not count. */
export const linkF1 = ({ name, messages, names, truth }: Annotated): LinkFigures => ({
  sample: name,
  messages: messages.length,
  annotatedLinks: linked(truth).length,
  ours: score(linksOf(messages, names), truth),
  previousMessage: score(new Map(messages.map(({ id }, i) => [id, messages[i - 1]?.id ?? null])), truth)
})

export const score = (found: Links, truth: Links): Score => {
  const right = linked(found).filter(([id, answers]) => truth.get(id) === answers).length
  const precision = ratio(right, linked(found).length)
  const recall = ratio(right, linked(truth).length)
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}

const linked = (links: Links) => [...links].filter(([, answers]) => answers !== null)
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
