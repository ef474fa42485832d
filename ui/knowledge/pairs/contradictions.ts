/** Pairs of statements that contradict each other, while both are open. Pure. */
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"

export interface Contradiction {
  /** The older one, by its number. */
  readonly first: AtomRow
  readonly second: AtomRow
  /** The statement that has the link. */
  readonly from: AtomRow
}

const isOpen = ({ status, life }: AtomRow) => status === "standing" && life === "open"

/** True for a statement that may be one of a pair: the others need not be searched. */
export const contradicts = (row: AtomRow): boolean =>
  isOpen(row) && row.links.some(({ relation }) => relation === "contradicts")

/**
 * Each pair once, the newest first. A statement that the reader may not see makes no pair.
 *
 * @param rows those with a link that contradicts
 */
export const contradictionsIn = (
  rows: ReadonlyArray<AtomRow>,
  atomOf: (id: string) => AtomRow | undefined
): ReadonlyArray<Contradiction> => {
  const pairs = new Map<string, Contradiction>()
  for (const from of rows.filter(contradicts))
    for (const { relation, to } of from.links) {
      const other = relation === "contradicts" ? atomOf(to) : undefined
      if (other === undefined || !isOpen(other)) continue
      const [first, second] = from.number < other.number ? [from, other] : [other, from]
      const key = `${first.id} ${second.id}`
      if (!pairs.has(key)) pairs.set(key, { first, second, from })
    }
  return [...pairs.values()].toSorted((a, b) => b.second.number - a.second.number || b.first.number - a.first.number)
}
