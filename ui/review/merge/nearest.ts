/**
 * The items that a proposal may be merged into, all of its own kind: the recommended one first, also when it is far, then the
 * most similar. A search finds the others. Pure.
 */
import type { ProposalRow, Similar } from "../../../gateways/contract/knowledge.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"

export interface NearTarget {
  readonly id: string
  /** `T-12`, `A-3`, `K-7`. */
  readonly label: string
  readonly text: string
  readonly cosine: number | null
}

/** The number of targets, one for each number key. */
export const mostTargets = 9

export const targetsOf = (
  { id, draft, recommendation }: ProposalRow,
  similar: ReadonlyArray<Similar>,
  known: Pick<Lookup, "topic" | "atom" | "task">
): ReadonlyArray<NearTarget> => {
  const near = notFar(similar)
    .filter((each) => each.kind === draft.kind && each.id !== id)
    .toSorted((a, b) => b.cosine - a.cosine)
    .map((each): NearTarget => ({ ...each, label: labelOf(each.kind, each.number) }))
  const { target, cosine } = recommendation
  if (target === null || target === id) return near
  const far = similar.find((each) => each.id === target && each.kind === draft.kind)
  const recommended =
    far === undefined ? named(draft.kind, target, cosine, known) : { ...far, label: labelOf(far.kind, far.number) }
  return recommended === null ? near : [recommended, ...near.filter((each) => each.id !== target)]
}

/** Cosine up to which two texts have little in common, in any model that makes the vectors. */
const farCosine = 0.5
/** The items that are similar enough to be shown. */
export const notFar = (similar: ReadonlyArray<Similar>) => similar.filter(({ cosine }) => cosine > farCosine)

const named = (
  kind: ProposalRow["draft"]["kind"],
  id: string,
  cosine: number | null,
  { topic, atom, task }: Pick<Lookup, "topic" | "atom" | "task">
): NearTarget | null => {
  if (kind === "topic") {
    const found = topic(id)
    return found === null || found.proposed ? null : { id, label: "", text: found.name, cosine }
  }
  if (kind === "atom") {
    const found = atom(id)
    return found === undefined ? null : { id, label: labelOf(kind, found.number), text: found.text, cosine }
  }
  const found = task(id)
  return found === undefined ? null : { id, label: labelOf(kind, found.number), text: found.title, cosine }
}
