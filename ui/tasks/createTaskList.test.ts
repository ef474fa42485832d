import { createRoot } from "solid-js"
import { expect, test } from "vitest"
import { shownTask } from "../kit/rows.ts"
import { createTaskList } from "./createTaskList.ts"

const rows = [
  shownTask("task0001", { number: 1, snoozedUntil: null }),
  shownTask("task0002", { number: 2, snoozedUntil: "2026-11-27" }),
  shownTask("task0003", { number: 3, snoozedUntil: "2026-11-28" })
]
const noon = () => new Date(2026, 10, 27, 12)

test("a task is not listed before the day until which it is hidden", () =>
  createRoot((dispose) => {
    const list = createTaskList(() => rows, "person:ann00000", noon)
    expect(list.inGroup("open").ids).toEqual(["task0002", "task0001"])
    expect([list.count(), list.snoozedCount()]).toEqual([2, 1])
    dispose()
  }))

test("hidden tasks are listed on request", () =>
  createRoot((dispose) => {
    const list = createTaskList(() => rows, "person:ann00000", noon)
    list.setSnoozed(true)
    expect(list.inGroup("open").ids).toEqual(["task0003", "task0002", "task0001"])
    expect(list.snoozedCount()).toBe(1)
    dispose()
  }))
