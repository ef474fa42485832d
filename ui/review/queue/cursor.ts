/** The moves of the cursor, and the entries held back above it. Pure. */
import { type QueueEntry, type QueueGroup, waits } from "./queue.ts"

/**
 * The keys of new entries that would move the entry under the cursor down. They are shown when the person requests
 * them.
 */
export const heldBack = (
  entries: ReadonlyArray<QueueEntry>,
  seen: ReadonlySet<string>,
  cursor: string | null
): ReadonlySet<string> => {
  const at = entries.findIndex(({ key }) => key === cursor)
  const above = entries.slice(0, Math.max(at, 0))
  return new Set(above.flatMap(({ key }) => (seen.has(key) ? [] : [key])))
}

/** Removes some entries, and the sections and groups that become empty. */
export const withoutKeys = (
  groups: ReadonlyArray<QueueGroup>,
  keys: ReadonlySet<string>
): ReadonlyArray<QueueGroup> => {
  if (keys.size === 0) return groups
  return groups.flatMap((group) => {
    const sections = group.sections.flatMap((section) => {
      const entries = section.entries.filter(({ key }) => !keys.has(key))
      return entries.length === 0 ? [] : [{ ...section, entries }]
    })
    return sections.length === 0 && group.heading.is !== "weaker" ? [] : [{ ...group, sections }]
  })
}

/**
 * The next undecided entry after one, else the nearest before it.
 *
 * @param now milliseconds
 * @param without entries that are being decided
 */
export const nextWaiting = (
  entries: ReadonlyArray<QueueEntry>,
  from: string | null,
  now: number,
  without: ReadonlySet<string> = new Set()
): string | null => {
  const at = entries.findIndex(({ key }) => key === from)
  const free = (entry: QueueEntry) => entry.key !== from && !without.has(entry.key) && waits(entry, now)
  return (entries.slice(at + 1).find(free) ?? entries.slice(0, Math.max(at, 0)).findLast(free))?.key ?? null
}
