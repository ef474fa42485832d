/** Prints a mapping before it is used. */
import { Console, Effect } from "effect"
import { answer } from "../../operation/print.ts"
import { countOf, lossLines } from "../source/losses.ts"
import type { Use } from "./mapping/mapping.ts"
import type { ShownColumn, TasksFile } from "./tasksFile.ts"

/** Columns that are printed. */
const mostShown = 60

export const showMapping = Effect.fnUntraced(function* (file: TasksFile, json: boolean) {
  const { source, columns, tasks, statuses, assignees, losses } = file
  const mapping = columns.map(({ name, use, examples }) => ({ column: name, ...targetOf(use), examples }))
  const skipped = countOf(losses, "left-out")
  yield* answer(
    json,
    { source, tasks, statuses, assignees, mapping, skipped, losses },
    [
      `${source}: ${tasks} tasks${countsIn(statuses)}`,
      ...columns.slice(0, mostShown).map(lineOf),
      ...moreOf(columns)
    ].join("\n")
  )
  if (json) return
  if (assignees.length > 0)
    yield* Console.log(`  people of the file, found by name when they are stored: ${assignees.join(", ")}`)
  yield* Effect.forEach(lossLines(losses), (line) => Console.log(`  ${line}`))
})

const countsIn = (statuses: Readonly<Record<string, number>>) => {
  const counts = Object.entries(statuses).map(([status, count]) => `${count} ${status}`)
  return counts.length === 0 ? "" : ` (${counts.join(", ")})`
}

const targetOf = (use: Use) => {
  if (use.is === "to") return { to: use.kept ? `${use.field}, description` : use.field }
  if (use.is === "kept") return { to: "description" }
  return { to: null, why: use.is === "lost" ? `no place for ${use.kind}` : use.why }
}

const lineOf = ({ name, use, examples }: ShownColumn) => {
  const target = targetOf(use)
  const into = target.to === null ? `not stored: ${target.why}` : `→ ${target.to}`
  const shown = examples.length === 0 ? "" : `  (${examples.map((text) => JSON.stringify(text)).join(", ")})`
  return `  ${name} ${into}${shown}`
}

const moreOf = (columns: ReadonlyArray<ShownColumn>) =>
  columns.length > mostShown ? [`  and ${columns.length - mostShown} more columns, which --json lists`] : []
