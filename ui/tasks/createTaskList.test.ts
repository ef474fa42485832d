import { createRoot } from "solid-js"
import { expect, test } from "vitest"
import { shownTask } from "../kit/rows.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { createTable } from "../sync/table/table.ts"
import { createTaskList } from "./createTaskList.ts"

const rows = [
  shownTask("task0001", { number: 1, snoozedUntil: null }),
  shownTask("task0002", { number: 2, snoozedUntil: "2026-11-27" }),
  shownTask("task0003", { number: 3, snoozedUntil: "2026-11-28" })
]
const tableOf = (tasks: ReadonlyArray<TaskLine>) => {
  const table = createTable<TaskLine>()
  table.set(tasks.map((task) => [task.id, task] as const))
  return table
}
const noon = () => new Date(2026, 10, 27, 12)

test("a task is not listed before the day until which it is hidden", () =>
  createRoot((dispose) => {
    const list = createTaskList(tableOf(rows), "person:ann00000", noon)
    expect(list.idsOf("open")).toEqual(["task0002", "task0001"])
    expect([list.count(), list.snoozedCount()]).toEqual([2, 1])
    dispose()
  }))

test("hidden tasks are listed on request", () =>
  createRoot((dispose) => {
    const list = createTaskList(tableOf(rows), "person:ann00000", noon)
    list.setSnoozed(true)
    expect(list.idsOf("open")).toEqual(["task0003", "task0002", "task0001"])
    expect(list.snoozedCount()).toBe(1)
    dispose()
  }))

test("new tasks of others wait while the list is held, and all are listed after that", () =>
  createRoot((dispose) => {
    const table = tableOf(rows.slice(0, 2))
    const list = createTaskList(table, "person:ann00000", noon)
    list.hold()
    table.set([["task0004", shownTask("task0004", { number: 4, createdBy: "person:bob00000" })]])
    table.set([["task0005", shownTask("task0005", { number: 5 })]])
    expect([list.idsOf("open"), list.waiting()]).toEqual([["task0005", "task0002", "task0001"], 1])
    list.showNew()
    expect([list.idsOf("open").slice(0, 2), list.waiting()]).toEqual([["task0005", "task0004"], 0])
    dispose()
  }))

test("a finished task moves to its group, and back", () =>
  createRoot((dispose) => {
    const table = tableOf(rows.slice(0, 2))
    const list = createTaskList(table, "person:ann00000", noon)
    table.set([["task0001", shownTask("task0001", { number: 1, status: "done" })]])
    expect([list.idsOf("open"), list.idsOf("done")]).toEqual([["task0002"], ["task0001"]])
    table.set([["task0001", shownTask("task0001", { number: 1 })]])
    expect(list.idsOf("open")).toEqual(["task0002", "task0001"])
    dispose()
  }))
