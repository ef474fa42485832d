/** The order of proposals in the queue. Pure. */
import type { Band } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"

type KeyOf = (row: ProposalRow) => string
const originRank: { readonly [O in ProposalRow["origin"]["is"]]: number } = { run: 0, extraction: 1 }
const kindRank: { readonly [K in ProposalRow["draft"]["kind"]]: number } = { topic: 0, atom: 1, task: 2 }
const bandRank: { readonly [B in Band]: number } = { likely: 0, unsure: 1, weak: 2, new: 3 }

/** By origin, then by topic, each by its first proposal; in a topic by kind, time, band. `all` has the groups' first proposals. */
export const inOrder = (
  rows: ReadonlyArray<ProposalRow>,
  all: ReadonlyArray<ProposalRow>,
  key: { readonly origin: KeyOf; readonly topic: KeyOf }
): ReadonlyArray<ProposalRow> => {
  const began = new Map<string, string>()
  for (const row of all)
    for (const group of [key.origin(row), key.topic(row)])
      if (row.proposedAt < (began.get(group) ?? "~")) began.set(group, row.proposedAt)
  const placeOf = (group: string) => `${began.get(group) ?? ""} ${group}`
  // A sort compares each row many times, so the keys are made before it.
  const placed = rows.map((row) => ({ row, origin: placeOf(key.origin(row)), topic: placeOf(key.topic(row)) }))
  return placed
    .toSorted(
      (a, b) =>
        originRank[a.row.origin.is] - originRank[b.row.origin.is] ||
        compare(a.origin, b.origin) ||
        compare(a.topic, b.topic) ||
        compareIn(a.row, b.row)
    )
    .map(({ row }) => row)
}

/** The order in a topic. */
const compareIn = (a: ProposalRow, b: ProposalRow): number =>
  kindRank[a.draft.kind] - kindRank[b.draft.kind] ||
  compare(a.proposedAt, b.proposedAt) ||
  bandRank[a.band] - bandRank[b.band] ||
  compare(a.id, b.id)

/** Compares texts by their code units, which sorts instants by time. */
export const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
