/** The order of proposals in the queue. Pure. */
import type { Band } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"

type KeyOf = (row: ProposalRow) => string
const originRank: { readonly [O in ProposalRow["origin"]["is"]]: number } = { run: 0, extraction: 1 }
const kindRank: { readonly [K in ProposalRow["draft"]["kind"]]: number } = { topic: 0, atom: 1, task: 2 }
const bandRank: { readonly [B in Band]: number } = { likely: 0, unsure: 1, weak: 2, new: 3 }

/** By origin, then by topic, each by its first proposal; in a topic by kind, time, band. */
export const byTime = (all: ReadonlyArray<ProposalRow>, key: { readonly origin: KeyOf; readonly topic: KeyOf }) => {
  const began = new Map<string, string>()
  for (const row of all)
    for (const group of [key.origin(row), key.topic(row)])
      if (row.proposedAt < (began.get(group) ?? "~")) began.set(group, row.proposedAt)
  const compareGroups = (a: string, b: string) => compare(began.get(a) ?? "", began.get(b) ?? "") || compare(a, b)
  return (a: ProposalRow, b: ProposalRow): number =>
    originRank[a.origin.is] - originRank[b.origin.is] ||
    compareGroups(key.origin(a), key.origin(b)) ||
    compareGroups(key.topic(a), key.topic(b)) ||
    kindRank[a.draft.kind] - kindRank[b.draft.kind] ||
    compare(a.proposedAt, b.proposedAt) ||
    bandRank[a.band] - bandRank[b.band] ||
    compare(a.id, b.id)
}

/** Compares texts by their code units, which sorts instants by time. */
export const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
