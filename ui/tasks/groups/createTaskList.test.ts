import { createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { createTable } from "../../sync/table/table.ts"
import { noFilter } from "../filter/filter.ts"
import { createTaskList, type ListedAs } from "./createTaskList.ts"
import { groupKeys, noGroup } from "./grouping.ts"

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
const byStatus: ListedAs = {
  filter: noFilter,
  order: "newest",
  by: "status",
  keys: groupKeys("status", { people: [], topics: [] }, "list")
}
const listOf = (table: ReturnType<typeof tableOf>, listed: () => ListedAs = () => byStatus) =>
  createTaskList(table, listed, "person:ann00000", noon)

test("a task is not listed before the day until which it is hidden", () =>
  createRoot((dispose) => {
    const list = listOf(tableOf(rows))
    expect(list.idsOf("open")).toEqual(["task0002", "task0001"])
    expect([list.count(), list.hiddenCount()]).toEqual([2, 1])
    dispose()
  }))

test("hidden tasks are listed on request", () =>
  createRoot((dispose) => {
    const list = listOf(tableOf(rows), () => ({ ...byStatus, filter: { ...noFilter, hidden: true } }))
    expect(list.idsOf("open")).toEqual(["task0003", "task0002", "task0001"])
    expect(list.hiddenCount()).toBe(1)
    dispose()
  }))

test("new tasks of others wait while the list is held, and all are listed after that", () =>
  createRoot((dispose) => {
    const table = tableOf(rows.slice(0, 2))
    const list = listOf(table)
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
    const list = listOf(table)
    table.set([["task0001", shownTask("task0001", { number: 1, status: "done" })]])
    expect([list.idsOf("open"), list.idsOf("done")]).toEqual([["task0002"], ["task0001"]])
    table.set([["task0001", shownTask("task0001", { number: 1 })]])
    expect(list.idsOf("open")).toEqual(["task0002", "task0001"])
    dispose()
  }))

test("a task is listed under each of its topics, and the list is still held when a topic is added", () =>
  createRoot((dispose) => {
    const table = tableOf([
      shownTask("task0001", { number: 1, topics: ["topic001", "topic002"] }),
      shownTask("task0002", { number: 2 }),
      shownTask("task0003", { number: 3, status: "done" })
    ])
    const [topics, setTopics] = createSignal(["topic001"])
    const list = listOf(table, () => ({
      ...byStatus,
      by: "topic",
      keys: groupKeys("topic", { people: [], topics: topics() }, "list")
    }))
    list.hold()
    setTopics(["topic001", "topic002"])
    expect(["topic001", "topic002", noGroup].map(list.idsOf)).toEqual([["task0001"], ["task0001"], ["task0002"]])
    table.set([["task0004", shownTask("task0004", { number: 4, createdBy: "person:bob00000" })]])
    expect([list.idsOf(noGroup), list.waiting()]).toEqual([["task0002"], 1])
    dispose()
  }))
