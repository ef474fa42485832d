/** The few steps that say why a task exists. Pure. */
import type { WhyStep } from "../../../gateways/contract/knowledge.ts"

export interface WhyLine {
  readonly is: WhyStep["is"]
  readonly text: string
  /** Words of a chat; null for every other step. */
  readonly quote: string | null
  readonly actor: string | null
}

const mostLines = 3
/** The steps that a line may be about, the most telling one first. */
const telling: ReadonlyArray<WhyStep["is"]> = ["message", "atom", "proposal", "extraction", "run"]

/** One step of each kind, in the order of the chain. A proposal with the same words as another line adds nothing. */
export const whyLines = (chain: ReadonlyArray<WhyStep>): ReadonlyArray<WhyLine> => {
  const chosen = telling.flatMap((kind) => chain.find(({ is, text }) => is === kind && text !== "") ?? [])
  const distinct = chosen.filter(({ text }, i) => chosen.findIndex((each) => each.text === text) === i)
  return distinct
    .slice(0, mostLines)
    .toSorted((a, b) => chain.indexOf(a) - chain.indexOf(b))
    .map(({ is, text, actor }) => ({ is, text, actor, quote: is === "message" ? text : null }))
}
