/** The entries that need a decision, in the order in which they are shown. Pure: rows in, groups out. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { divide, type QueuePart } from "./division.ts"
import { compare, inOrder } from "./order.ts"

/** One entry. Its key is not the id alone: an approval makes a task, topic or statement with the id of its proposal. */
export type QueueEntry =
  | { readonly is: "proposal"; readonly key: string; readonly row: ProposalRow }
  /** The tasks whose labels a machine is not sure of, in one card. It needs no decision, and is not counted as one. */
  | { readonly is: "labels"; readonly key: string; readonly tasks: ReadonlyArray<TaskLine> }

export interface Section {
  /** The id of a topic, also of a proposed one; null for entries without a topic. */
  readonly topic: string | null
  readonly entries: ReadonlyArray<QueueEntry>
}
export type QueueHeading =
  | { readonly is: "origin"; readonly origin: ProposalRow["origin"] }
  /** The labels of tasks. */
  | { readonly is: "labels" }
  /** Weaker proposals. Their sections are left out while the group is folded; `count` is of the undecided ones. */
  | { readonly is: "weaker"; readonly folded: boolean; readonly count: number }
  /** Proposals whose matter the chat itself has ended. */
  | { readonly is: "ended" }
export interface QueueGroup {
  readonly key: string
  readonly heading: QueueHeading
  readonly sections: ReadonlyArray<Section>
}

export const entryOf = (row: ProposalRow): QueueEntry => ({ is: "proposal", key: `proposal:${row.id}`, row })
export type LabelsEntry = Extract<QueueEntry, { readonly is: "labels" }>
export const labelsOf = (tasks: ReadonlyArray<TaskLine>): LabelsEntry => ({ is: "labels", key: "labels", tasks })

/**
 * True when a proposal needs a decision. A postponed one needs a decision again after its time has come.
 *
 * @param now milliseconds
 */
export const needsDecision = ({ status, until }: ProposalRow, now: number): boolean =>
  status === "open" || (status === "snoozed" && Date.parse(until ?? "") <= now)

/** True when the cursor stops at an entry: a proposal needs a decision, or labels are not checked. */
export const waits = (entry: QueueEntry, now: number): boolean =>
  entry.is === "labels" ? entry.tasks.some(isDoubtful) : needsDecision(entry.row, now)

/** True when a machine is not sure of the labels of an unfinished task, and no person has checked them. */
export const isDoubtful = ({ classification, band, suggested, status }: TaskLine) =>
  classification === "classified" &&
  (band === "weak" || band === "unsure") &&
  (suggested.includes("category") || suggested.includes("priority")) &&
  (status === "open" || status === "in-progress")

export interface QueueView {
  /** True while weaker proposals are folded away. @default false */
  readonly folded?: boolean
  /** The part in which a proposal was shown: it stays there, also when a decision changes its draft. */
  readonly partOf?: (id: string) => QueuePart | undefined
}

/**
 * Runs first, then extractions, each by the time of its first proposal, and its topics in the same order. Then labels, weaker
 * proposals, and at the end those whose matter the chat has ended.
 *
 * @param all includes proposals decided long ago, so that a group keeps its place when its first proposal is decided
 * @param now milliseconds
 * @param tasks the tasks of the card of labels, also those that were checked since
 * @param keep entries that are shown although they are decided
 */
export const queueOf = (
  all: ReadonlyArray<ProposalRow>,
  tasks: ReadonlyArray<TaskLine>,
  now: number,
  keep: (key: string) => boolean,
  { folded = false, partOf = () => undefined }: QueueView = {}
): ReadonlyArray<QueueGroup> => {
  const isShown = (entry: QueueEntry) => waits(entry, now) || keep(entry.key)
  const shown = all.filter((row) => isShown(entryOf(row)))
  const ordered = inOrder(shown, all, { origin: originKey, topic: topicKey })
  const { first, weaker, ended } = divide(ordered, partOf)
  const groups = neighbours(first, originKey).map((rows): QueueGroup => ({
    key: originKey(rows[0]),
    heading: { is: "origin", origin: rows[0].origin },
    sections: sectionsOf(rows)
  }))
  const count = weaker.filter((row) => waits(entryOf(row), now)).length
  const hasWeaker = folded ? count > 0 : weaker.length > 0
  const labels = labelsOf(tasks.toSorted((a, b) => a.number - b.number))
  const group = (heading: QueueHeading, sections: ReadonlyArray<Section>): QueueGroup => ({
    key: heading.is,
    heading,
    sections
  })
  return [
    ...groups,
    ...(labels.tasks.length > 0 && isShown(labels)
      ? [group({ is: "labels" }, [{ topic: null, entries: [labels] }])]
      : []),
    ...(hasWeaker ? [group({ is: "weaker", folded, count }, folded ? [] : sectionsOf(weaker))] : []),
    ...(ended.length > 0 ? [group({ is: "ended" }, sectionsOf(ended))] : [])
  ]
}

const sectionsOf = (rows: ReadonlyArray<ProposalRow>): ReadonlyArray<Section> =>
  neighbours(rows, topicKey).map((each) => ({ topic: entryTopicOf(each[0]), entries: each.map(entryOf) }))

export const flat = (groups: ReadonlyArray<QueueGroup>): ReadonlyArray<QueueEntry> =>
  groups.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries))

/** The time of the oldest of these proposals. */
export const oldestOf = (rows: ReadonlyArray<ProposalRow>): string | undefined =>
  rows.map(({ proposedAt }) => proposedAt).toSorted(compare)[0]

/** The topic that heads a proposal: a topic heads itself, a task is under the first of its topics. */
export const entryTopicOf = ({ id, draft }: ProposalRow): string | null => {
  if (draft.kind === "topic") return id
  return draft.kind === "atom" ? draft.topic : (draft.topics[0] ?? null)
}

const originKey = ({ origin }: ProposalRow) => `${origin.is}:${origin.id}`
const topicKey = (row: ProposalRow) => `${originKey(row)} ${entryTopicOf(row) ?? "~"}`

/** Groups of neighbours with the same key. */
const neighbours = <A>(items: ReadonlyArray<A>, key: (item: A) => string) => {
  const groups: Array<[A, ...Array<A>]> = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last !== undefined && key(last[0]) === key(item)) last.push(item)
    else groups.push([item])
  }
  return groups
}
