/** How many of the links that a reader sees between messages are found, against a rule that needs no thought. */
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
  /** "Each message answers the one before it." */
  readonly previousMessage: Score
}

/** A start of a conversation is no link: to link it is a mistake, to find it earns nothing. */
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
