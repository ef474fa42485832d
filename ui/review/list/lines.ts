/** The queue as a flat list of lines. Each line has a key, so that an unchanged line is not rendered again. Pure. */
import type { QueueEntry, QueueGroup } from "../queue/queue.ts"

export type QueueLine =
  | { readonly is: "heading"; readonly key: string; readonly group: QueueGroup }
  /** The button that shows and hides the weaker proposals. */
  | { readonly is: "fold"; readonly key: string; readonly folded: boolean; readonly count: number }
  | { readonly is: "topic"; readonly key: string; readonly topic: string }
  | { readonly is: "entry"; readonly key: string; readonly entry: QueueEntry }

const headingOf = (group: QueueGroup): QueueLine =>
  group.heading.is === "weaker"
    ? { ...group.heading, is: "fold", key: `fold ${group.key}` }
    : { is: "heading", key: `heading ${group.key}`, group }

export const linesOf = (groups: ReadonlyArray<QueueGroup>): ReadonlyArray<QueueLine> =>
  groups.flatMap((group): ReadonlyArray<QueueLine> => [
    headingOf(group),
    ...group.sections.flatMap(({ topic, entries }): ReadonlyArray<QueueLine> => [
      ...(topic === null ? [] : [{ is: "topic", key: `${group.key} ${topic}`, topic } as const]),
      ...entries.map((entry) => ({ is: "entry", key: entry.key, entry }) as const)
    ])
  ])

/** True when both lines look the same. A change of one entry rebuilds all entries, but the others keep their rows. */
export const isSameLine = (a: QueueLine | undefined, b: QueueLine | undefined): boolean => {
  if (a?.is !== "entry" || b?.is !== "entry") return a === b
  const [before, after] = [a.entry, b.entry]
  return before.is === "proposal" && after.is === "proposal" && before.row === after.row
}
