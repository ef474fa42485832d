/** The merge targets that a person searches for: items on this device first, then what the server finds. Pure. */
import type { SearchHit } from "../../../gateways/contract/search.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import { mostTargets, type NearTarget } from "./nearest.ts"

export interface Mergeable {
  readonly id: string
  readonly number: number | null
  readonly text: string
}

/**
 * @param kind of the proposal: it can be merged only into its own kind
 * @param items on this device, all of that kind
 */
export const foundTargets = (
  query: string,
  kind: ProposalRow["draft"]["kind"],
  items: Iterable<Mergeable>,
  hits: ReadonlyArray<SearchHit>
): ReadonlyArray<NearTarget> => {
  const parts = query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== "")
  if (parts.length === 0) return []
  const found = new Map<string, NearTarget>()
  const add = ({ id, number, text }: Mergeable) => {
    if (found.size < mostTargets && !found.has(id))
      found.set(id, { id, label: labelOf(kind, number), text, cosine: null })
  }
  for (const item of items) {
    const searched = `${labelOf(kind, item.number)} ${item.text}`.toLowerCase()
    if (parts.every((part) => searched.includes(part))) add(item)
  }
  for (const hit of hits) if (hit.kind === kind) add({ ...hit, text: hit.snippet.map(({ text }) => text).join("") })
  return [...found.values()]
}
