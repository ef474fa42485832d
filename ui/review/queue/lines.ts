/** The queue as a flat list of lines. Each line has a key, so that an unchanged line is not rendered again. Pure. */
import type { QueueEntry, QueueGroup } from "./queue.ts"

export type QueueLine =
  | { readonly is: "origin"; readonly key: string; readonly group: QueueGroup }
  | { readonly is: "topic"; readonly key: string; readonly topic: string }
  | { readonly is: "entry"; readonly key: string; readonly entry: QueueEntry }

export const linesOf = (groups: ReadonlyArray<QueueGroup>): ReadonlyArray<QueueLine> =>
  groups.flatMap((group): ReadonlyArray<QueueLine> => [
    { is: "origin", key: group.key, group },
    ...group.sections.flatMap(({ topic, entries }): ReadonlyArray<QueueLine> => [
      ...(topic === null ? [] : [{ is: "topic", key: `${group.key} ${topic}`, topic } as const]),
      ...entries.map((entry) => ({ is: "entry", key: entry.key, entry }) as const)
    ])
  ])
