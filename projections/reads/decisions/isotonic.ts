/** How often a score was right: a curve that only rises, fitted to decisions by pooling neighbours that disagree. */
import type { Band } from "../../../domain/values.ts"

/** One decision: what the machine gave it, 0 to 1, and whether people kept it. */
export interface ScoredDecision {
  readonly score: number
  readonly kept: boolean
}

/** Fewer decisions say nothing. */
export const fewestDecisions = 30
/** Shares of what was kept, from which on a score is called so. */
const likelyFrom = 0.7
const unsureFrom = 0.4

interface Block {
  readonly from: number
  readonly to: number
  readonly kept: number
  readonly n: number
}
const shareOf = ({ kept, n }: Block) => kept / n

/**
 * The share kept at any score. Between two blocks it goes in a straight line, beyond the ends it stays level.
 *
 * Source: pool adjacent violators, Ayer et al. 1955; for calibration, Zadrozny and Elkan 2002.
 */
export const isotonic = (decisions: ReadonlyArray<ScoredDecision>): ((score: number) => number) => {
  const blocks: Array<Block> = []
  // Decisions of one score are one block from the start: their order says nothing.
  for (const [score, same] of Map.groupBy(
    decisions.toSorted((a, b) => a.score - b.score),
    ({ score }) => score
  )) {
    let last: Block = { from: score, to: score, kept: same.filter(({ kept }) => kept).length, n: same.length }
    for (let before = blocks.at(-1); before !== undefined && shareOf(before) >= shareOf(last); before = blocks.at(-1)) {
      blocks.pop()
      last = { from: before.from, to: last.to, kept: before.kept + last.kept, n: before.n + last.n }
    }
    blocks.push(last)
  }
  return (score) => {
    const after = blocks.findIndex(({ to }) => score <= to)
    const block = blocks[after]
    const before = after < 0 ? blocks.at(-1) : blocks[after - 1]
    if (block === undefined || before === undefined || score >= block.from) return shareOr(block ?? before)
    const way = (score - before.to) / (block.from - before.to)
    return shareOf(before) + way * (shareOf(block) - shareOf(before))
  }
}
const shareOr = (block: Block | undefined) => (block === undefined ? 0 : shareOf(block))

/** From a score to the band that these decisions give it. */
export const bandsOf = (decisions: ReadonlyArray<ScoredDecision>): ((score: number) => Band) => {
  if (decisions.length < fewestDecisions) return () => "new"
  const share = isotonic(decisions)
  return (score) => {
    const kept = share(score)
    return kept >= likelyFrom ? "likely" : kept >= unsureFrom ? "unsure" : "weak"
  }
}
