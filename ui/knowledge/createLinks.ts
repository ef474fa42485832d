/** The references to a statement: tasks, other statements, and those that contradict it. A change costs the rows that changed. */
import { createMemo } from "solid-js"
import type { Live } from "../sync/live.tsx"
import { createIndex } from "../sync/table/createIndex.ts"
import { contradictionsIn, contradicts } from "./pairs/contradictions.ts"

export const createLinks = ({ atoms, tasks }: Pick<Live["views"], "atoms" | "tasks">) => {
  const uses = createIndex(tasks.table, (task) => task.atoms)
  const linked = createIndex(atoms.table, ({ links }) => [...new Set(links.map(({ to }) => to))])
  const contradicting = createIndex(atoms.table, (row) => (contradicts(row) ? ["all"] : []))
  const rowsOf = (ids: Iterable<string>) => [...ids].flatMap((id) => atoms.shown(id) ?? [])
  return {
    /** Unfinished tasks that are based on a statement, the newest first. */
    tasksOf: (atom: string) =>
      [...uses.ids(atom)].flatMap((id) => tasks.shown(id) ?? []).toSorted((a, b) => b.number - a.number),
    taskCount: uses.count,
    /** The statements that link to one, each with its relation. */
    backlinks: (atom: string) =>
      rowsOf(linked.ids(atom)).flatMap((from) =>
        from.links.filter(({ to }) => to === atom).map(({ relation }) => ({ relation, from }))
      ),
    contradictions: createMemo(() => contradictionsIn(rowsOf(contradicting.ids("all")), atoms.shown))
  }
}
