/** The queue as a flat list of lines. A line is known by its key, so an unchanged one is not rendered again. Pure. */
import type { Entry, Group } from "./queue.ts"

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
