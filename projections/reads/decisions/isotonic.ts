/** The share of accepted proposals at each score: an isotonic curve, fitted by pooling adjacent violators. */
import type { Band } from "../../../domain/values.ts"

/** One decision: the machine's score, 0 to 1, and whether a person accepted the proposal. */
export interface ScoredDecision {
  readonly score: number
  readonly kept: boolean
}

/** Fewer decisions are too few for a curve. */
export const fewestDecisions = 30
/** The least accepted share of each band. */
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
 * The accepted share at any score: linear between two blocks, constant beyond the ends.
 *
 * Source: pool adjacent violators, Ayer et al. 1955; for calibration, Zadrozny and Elkan 2002.
 */
export const isotonic = (decisions: ReadonlyArray<ScoredDecision>): ((score: number) => number) => {
  const blocks: Array<Block> = []
  // Decisions of one score form one block, since their order has no meaning.
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

/**
 * Maps a score to the band that these decisions give it.
 *
 * @param leastChance with too few decisions, a lower score is weak. @default 0
 */
export const bandsOf = (decisions: ReadonlyArray<ScoredDecision>, leastChance = 0): ((score: number) => Band) => {
  if (decisions.length < fewestDecisions) return (score) => (score < leastChance ? "weak" : "new")
  const share = isotonic(decisions)
  return (score) => {
    const kept = share(score)
    if (kept >= likelyFrom) return "likely"
    return kept >= unsureFrom ? "unsure" : "weak"
  }
}
