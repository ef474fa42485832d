/** Scores the proposals of one labelled chat or stretch. */
import type { Item, Labels, Trap } from "../data.ts"
import { type Candidate, fitOf, type Label, matched, overlapOf, type Proposed, spotsOf, trapOf } from "./matching.ts"
import { leastPart } from "./spans.ts"

/** Successes of trials. */
export type Share = readonly [count: number, of: number]

export type Verdict = "right" | "duplicate" | "trap" | "wrong-type" | "no-item" | "unlocated"

export interface JudgedProposal {
  readonly proposed: Proposed
  readonly verdict: Verdict
  /** The item that it matches, repeats, or names with another type. */
  readonly item: Item | null
  readonly trap: Trap | null
}

export interface ChatScore {
  readonly judged: ReadonlyArray<JudgedProposal>
  readonly found: ReadonlySet<string>
  readonly topics: ReadonlyArray<Proposed>
  readonly shares: Readonly<Record<ShareName, Share>>
}
export const shareNames = [
  "precision",
  "recallMust",
  "recallAll",
  "status",
  "ownerNamed",
  "ownerInvented",
  "dueGiven",
  "dueInvented",
  "traps",
  "located"
] as const
export type ShareName = (typeof shareNames)[number]

/** @param texts the texts of the chat's messages by their number in the export */
export const scoreOf = (
  labels: Labels,
  texts: ReadonlyMap<number, string>,
  proposals: ReadonlyArray<Proposed>
): ChatScore => {
  const inside = new Map([...texts].filter(([id]) => id >= labels.from && id <= labels.to))
  const items: ReadonlyArray<Label> = labels.items.map((item) => ({
    ...item,
    spots: spotsOf(
      item.evidence.filter(({ role }) => role === "core" || role === "echo"),
      inside
    )
  }))
  const traps = labels.traps.map((trap) => ({ ...trap, spots: spotsOf(trap.evidence, inside) }))
  const candidates = proposals
    .filter(({ kind }) => kind !== "topic")
    .filter(({ evidence }) => evidence.length === 0 || evidence.some(({ message }) => inside.has(message)))
    .map((proposed): Candidate => ({ proposed, spots: spotsOf(proposed.evidence, inside) }))
  const located = candidates.filter(({ spots }) => spots.length > 0)
  // An item may have one task and one statement.
  const pairs = new Map(
    (["task", "atom"] as const).flatMap((kind) => [
      ...matched(
        items,
        located.filter(({ proposed }) => proposed.kind === kind)
      )
    ])
  )
  const judged = candidates.map((candidate) => verdictOf(candidate, pairs, items, traps))
  const found = new Set([...pairs.values()].map(({ id }) => id))
  return {
    judged,
    found,
    topics: proposals.filter(({ kind }) => kind === "topic"),
    shares: { ...fieldShares(pairs), ...countShares(labels, judged, found) }
  }
}

const verdictOf = (
  candidate: Candidate,
  pairs: ReadonlyMap<Candidate, Label>,
  items: ReadonlyArray<Label>,
  traps: Parameters<typeof trapOf>[0]
): JudgedProposal => {
  const { proposed, spots } = candidate
  const judged = (verdict: Verdict, item: Item | null = null, trap: Trap | null = null) => ({
    proposed,
    verdict,
    item,
    trap
  })
  if (spots.length === 0) return judged("unlocated")
  const match = pairs.get(candidate)
  if (match !== undefined) return judged("right", match)
  const twice = items.find((item) => fitOf(item, candidate) !== null)
  if (twice !== undefined) return judged("duplicate", twice)
  const trap = trapOf(traps, candidate)
  if (trap !== undefined) return judged("trap", null, trap)
  const near = items.find((item) => overlapOf(item.spots, spots) >= leastPart)
  return near === undefined ? judged("no-item") : judged("wrong-type", near)
}

const share = <A>(all: ReadonlyArray<A>, is: (each: A) => boolean): Share => [all.filter(is).length, all.length]

const countShares = (
  { items, traps }: Labels,
  judged: ReadonlyArray<JudgedProposal>,
  found: ReadonlySet<string>
): Pick<Record<ShareName, Share>, "precision" | "recallMust" | "recallAll" | "traps" | "located"> => ({
  precision: share(judged, ({ verdict }) => verdict === "right"),
  recallMust: share(
    items.filter(({ weight }) => weight === "must"),
    ({ id }) => found.has(id)
  ),
  recallAll: share(items, ({ id }) => found.has(id)),
  traps: [new Set(judged.flatMap(({ trap }) => trap?.id ?? [])).size, traps.length],
  located: share(judged, ({ verdict }) => verdict !== "unlocated")
})

/** Fields are judged on one proposal of an item: the task, if there is one. */
const fieldShares = (
  pairs: ReadonlyMap<Candidate, Label>
): Pick<Record<ShareName, Share>, "status" | "ownerNamed" | "ownerInvented" | "dueGiven" | "dueInvented"> => {
  const best = new Map<string, { readonly item: Item; readonly proposed: Proposed }>()
  for (const [{ proposed }, item] of pairs)
    if (proposed.kind === "task" || !best.has(item.id)) best.set(item.id, { item, proposed })
  const all = [...best.values()]
  type One = (typeof all)[number]
  const ownerOf = ({ proposed }: One) => proposed.owner ?? null
  const dueOf = ({ proposed }: One) => proposed.due?.slice(0, "2026-11-27".length) ?? null
  const dueIsRight = (one: One) => [one.item.due, ...(one.item.dueAlso ?? [])].includes(dueOf(one))
  return {
    status: share(all, ({ item, proposed }) =>
      [item.status, ...(item.statusAlso ?? [])].some((status) => status === (proposed.status ?? "open"))
    ),
    ownerNamed: share(
      all.filter(({ item }) => typeof item.owner === "string"),
      (one) => ownerOf(one) === one.item.owner
    ),
    ownerInvented: share(
      all.filter(({ item }) => item.owner === null),
      (one) => ownerOf(one) !== null
    ),
    dueGiven: share(
      all.filter(({ item }) => typeof item.due === "string"),
      dueIsRight
    ),
    dueInvented: share(
      all.filter(({ item }) => item.due === null),
      (one) => dueOf(one) !== null && !dueIsRight(one)
    )
  }
}
