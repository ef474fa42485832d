import { describe, expect, test } from "vitest"
import { type AnyProjection, anyProjection } from "../projection.ts"
import { projections } from "../projections.ts"
import { taskRow, tasks } from "../models/tasks.ts"
import { changedEvents, goldenRowsOf, recordedRows } from "./goldenRows.ts"

const recorded = recordedRows()
const write = "run `node projections/golden/write.ts`"

/** A sentence with the remedy, or null. */
const faultOf = (name: string, projection: AnyProjection): string | null => {
  const known = recorded[name]
  if (known === undefined) return `the rows of ${name} are not recorded: ${write}`
  if (known.version !== projection.version)
    return `the rows of ${name} are recorded for version ${known.version}: ${write}`
  // The version orders programs: one with a lower version never takes the tables back.
  const columns = projection.row.columns.map((column) => column.name)
  if (JSON.stringify(known.columns) !== JSON.stringify(columns))
    return `${name} has other columns than version ${known.version} had: raise \`version\` in the file of ${name}, then ${write}`
  const changed = changedEvents(known, goldenRowsOf(projection))
  return changed.length === 0
    ? null
    : `${name} makes other rows of ${changed.join(", ")} than version ${known.version} did: raise \`version\` in the file of ${name}, then ${write}`
}

describe.each(projections.map((projection) => [projection.name, projection] as const))("%s", (name, projection) => {
  test("makes the recorded rows of the golden corpus, or has a raised version", () => {
    const fault = faultOf(name, projection)
    expect(fault, fault ?? "").toBeNull()
  })

  test("follows at least one event of the golden corpus", () =>
    expect(Object.keys(recorded[name]?.changes ?? {})).not.toEqual([]))
})

describe.each(projections.map((projection) => [projection.name, projection] as const))(
  "without one handler, %s makes other rows",
  (_, projection) => {
    const made = goldenRowsOf(projection)
    test.each(Object.keys(projection.rows))("%s", (tag) => {
      const without = { ...projection, rows: { ...projection.rows, [tag]: () => ({}) } }
      expect(changedEvents(made, goldenRowsOf(without)).map((event) => event.split(".")[0])).toContain(tag)
    })
  }
)

describe("a changed handler is found", () => {
  const made = goldenRowsOf(anyProjection(tasks))
  const changedBy = (rows: Partial<(typeof tasks)["rows"]>) =>
    changedEvents(made, goldenRowsOf(anyProjection({ ...tasks, rows: { ...tasks.rows, ...rows } })))

  test("when it sets another value", () =>
    expect(
      changedBy({ TaskStarted: (_, at) => tasks.rows.TaskCompleted?.({ _tag: "TaskCompleted" }, at) ?? {} })
    ).toContain("TaskStarted.1"))

  test("when it no longer changes a row", () =>
    expect(changedBy({ TaskStarted: () => ({}) })).toContain("TaskStarted.1"))

  test("a new column is not a changed handler", () => {
    const { title: _, ...others } = Object.fromEntries(taskRow.columns.map((column) => [column.name, column]))
    const narrower = { ...made, columns: Object.keys(others) }
    expect(changedEvents(narrower, made)).toEqual([])
  })
})
