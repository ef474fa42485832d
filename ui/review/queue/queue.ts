/** What waits for a person, in the order in which it is shown. Pure: rows in, groups out. */
import type { TaskRow } from "../../../gateways/contract.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Band } from "../../../domain/values.ts"

/** One row of the inbox. Its key is no id: what an approval makes bears the proposal's own id. */
export type Entry =
  | { readonly is: "proposal"; readonly key: string; readonly row: ProposalRow }
  /** A task that a machine classified without being sure, and nobody has spoken about. */
  | { readonly is: "classified"; readonly key: string; readonly task: TaskRow }

export interface Section {
  /** Of a topic that exists or is only proposed; null for what is filed under none. */
  readonly topic: string | null
  readonly entries: ReadonlyArray<Entry>
}
export interface Group {
  readonly key: string
  /** What read the chat or the knowledge; null for classifications. */
  readonly origin: ProposalRow["origin"] | null
  readonly sections: ReadonlyArray<Section>
}

export const entryOf = (row: ProposalRow): Entry => ({ is: "proposal", key: `proposal:${row.id}`, row })
export const classifiedOf = (task: TaskRow): Entry => ({ is: "classified", key: `task:${task.id}`, task })

/** `now`: milliseconds. What was put off waits again when its time has come. */
export const waits = (entry: Entry, now: number): boolean =>
  entry.is === "proposal"
    ? entry.row.status === "open" || (entry.row.status === "snoozed" && Date.parse(entry.row.until ?? "") <= now)
    : worthALook(entry.task)

const worthALook = ({ classification, band, suggested, status }: TaskRow) =>
  classification === "classified" &&
  (band === "weak" || band === "unsure") &&
  (suggested.includes("category") || suggested.includes("priority")) &&
  (status === "open" || status === "in-progress")

/**
 * Runs first, then readings, each by when its first proposal came; in each its topics by theirs; classifications last.
 * `all`: also what was decided long ago, so that a group does not move when its first is decided. `keep`: what is shown
 * although it does not wait any more.
 */
export const queueOf = (
  all: ReadonlyArray<ProposalRow>,
  tasks: ReadonlyArray<TaskRow>,
  now: number,
  keep: (key: string) => boolean
): ReadonlyArray<Group> => {
  const began = new Map<string, string>()
  const note = (key: string, at: string) => {
    if (at < (began.get(key) ?? "~")) began.set(key, at)
  }
  for (const row of all) {
    note(originKey(row), row.proposedAt)
    note(topicKey(row), row.proposedAt)
  }
  const first = (key: string) => began.get(key) ?? ""
  const shown = all.filter((row) => {
    const entry = entryOf(row)
    return waits(entry, now) || keep(entry.key)
  })
  const ordered = shown.toSorted(
    (a, b) =>
      originRank[a.origin.is] - originRank[b.origin.is] ||
      compare(first(originKey(a)), first(originKey(b))) ||
      compare(originKey(a), originKey(b)) ||
      compare(first(topicKey(a)), first(topicKey(b))) ||
      compare(topicKey(a), topicKey(b)) ||
      kindRank[a.draft.kind] - kindRank[b.draft.kind] ||
      compare(a.proposedAt, b.proposedAt) ||
      bandRank[a.band] - bandRank[b.band] ||
      compare(a.id, b.id)
  )
  const groups = runsOf(ordered, originKey).map((rows): Group => ({
    key: originKey(rows[0]),
    origin: rows[0].origin,
    sections: runsOf(rows, topicKey).map((each) => ({ topic: topicOf(each[0]), entries: each.map(entryOf) }))
  }))
  const classified = tasks
    .map(classifiedOf)
    .filter((entry) => waits(entry, now) || keep(entry.key))
    .toSorted((a, b) => numberOf(a) - numberOf(b))
  return classified.length === 0
    ? groups
    : [...groups, { key: "classified", origin: null, sections: [{ topic: null, entries: classified }] }]
}

/** The rows one after the other. */
export const flat = (groups: ReadonlyArray<Group>): ReadonlyArray<Entry> =>
  groups.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries))

/** One line of the list, known by its key, so that what stays is not drawn anew. */
export type Line =
  | { readonly is: "origin"; readonly key: string; readonly group: Group }
  | { readonly is: "topic"; readonly key: string; readonly topic: string }
  | { readonly is: "entry"; readonly key: string; readonly entry: Entry }

export const linesOf = (groups: ReadonlyArray<Group>): ReadonlyArray<Line> =>
  groups.flatMap((group): ReadonlyArray<Line> => [
    { is: "origin", key: group.key, group },
    ...group.sections.flatMap(({ topic, entries }): ReadonlyArray<Line> => [
      ...(topic === null ? [] : [{ is: "topic", key: `${group.key} ${topic}`, topic } as const]),
      ...entries.map((entry) => ({ is: "entry", key: entry.key, entry }) as const)
    ])
  ])

/** Keys of what came since and would push down the row under the cursor: it is shown when the person asks for it. */
export const heldBack = (
  entries: ReadonlyArray<Entry>,
  seen: ReadonlySet<string>,
  cursor: string | null
): ReadonlySet<string> => {
  const at = entries.findIndex(({ key }) => key === cursor)
  return new Set(
    entries
      .slice(0, Math.max(at, 0))
      .filter(({ key }) => !seen.has(key))
      .map(({ key }) => key)
  )
}

/** Without some rows, and without the sections and groups that this empties. */
export const withoutKeys = (groups: ReadonlyArray<Group>, keys: ReadonlySet<string>): ReadonlyArray<Group> =>
  keys.size === 0
    ? groups
    : groups.flatMap((group) => {
        const sections = group.sections.flatMap((section) => {
          const entries = section.entries.filter(({ key }) => !keys.has(key))
          return entries.length === 0 ? [] : [{ ...section, entries }]
        })
        return sections.length === 0 ? [] : [{ ...group, sections }]
      })

/** The next one that waits after a row, else the nearest before it; `without` are about to be decided. */
export const nextWaiting = (
  entries: ReadonlyArray<Entry>,
  from: string | null,
  now: number,
  without: ReadonlySet<string> = new Set()
): string | null => {
  const at = entries.findIndex(({ key }) => key === from)
  const free = (entry: Entry) => entry.key !== from && !without.has(entry.key) && waits(entry, now)
  return (entries.slice(at + 1).find(free) ?? entries.slice(0, Math.max(at, 0)).findLast(free))?.key ?? null
}

/** A topic heads what is filed under it; a task stands with the first of its topics. */
export const topicOf = ({ id, draft }: ProposalRow): string | null =>
  draft.kind === "topic" ? id : draft.kind === "atom" ? draft.topic : (draft.topics[0] ?? null)

const originKey = ({ origin }: ProposalRow) => `${origin.is}:${origin.id}`
const topicKey = (row: ProposalRow) => `${originKey(row)} ${topicOf(row) ?? "~"}`
const originRank: { readonly [O in ProposalRow["origin"]["is"]]: number } = { run: 0, extraction: 1 }
const kindRank: { readonly [K in ProposalRow["draft"]["kind"]]: number } = { topic: 0, atom: 1, task: 2 }
const bandRank: { readonly [B in Band]: number } = { likely: 0, unsure: 1, weak: 2, new: 3 }
const numberOf = (entry: Entry) => (entry.is === "classified" ? entry.task.number : 0)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Neighbours with the same key, together. */
const runsOf = <A>(items: ReadonlyArray<A>, key: (item: A) => string): ReadonlyArray<readonly [A, ...Array<A>]> => {
  const runs: Array<[A, ...Array<A>]> = []
  for (const item of items) {
    const last = runs.at(-1)
    if (last !== undefined && key(last[0]) === key(item)) last.push(item)
    else runs.push([item])
  }
  return runs
}
