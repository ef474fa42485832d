import { createRoot, createSignal } from "solid-js"
import { afterEach, expect, test } from "vitest"
import { shownTask } from "../kit/rows.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { createTable } from "../sync/table/table.ts"
import { createMyTasks } from "./createMyTasks.ts"
import { type MyList, mySpans } from "./mySpans.ts"

const me = "person:ann00000"
const bob = "person:bob00000"
let end = () => {}
afterEach(() => end())

const mine = (n: number, more: Parameters<typeof shownTask>[1] = {}) =>
  shownTask(`task${n}`, { number: n, assignee: me, createdBy: bob, updatedAt: "2026-11-26T09:00:00Z", ...more })

const listOf = (...tasks: ReadonlyArray<TaskLine>) =>
  createRoot((dispose) => {
    end = dispose
    const table = createTable<TaskLine>()
    const put = (...rows: ReadonlyArray<TaskLine>) => table.set(rows.map((row) => [row.id, row] as const))
    put(...tasks)
    const [clock, setClock] = createSignal(new Date(2026, 10, 26, 12).getTime())
    const [shownList, setShown] = createSignal<MyList>("assigned")
    const list = createMyTasks(table, me, clock, shownList)
    const shown = () =>
      Object.fromEntries(mySpans.map((span) => [span, list.idsOf(span)]).filter(([, ids]) => ids?.length))
    return { list, put, setShown, shown, setTime: (at: Date) => setClock(at.getTime()) }
  })

test("the groups have the next due date first", () => {
  const { shown } = listOf(
    mine(1, { due: "2026-11-30" }),
    mine(2, { due: "2026-11-28" }),
    mine(3, { due: "2026-11-20" }),
    mine(4, { priority: "low" }),
    mine(5, { priority: "high" }),
    mine(6, { status: "done" }),
    mine(7, { assignee: bob })
  )
  expect(shown()).toEqual({ late: ["task3"], week: ["task2", "task1"], none: ["task5", "task4"], done: ["task6"] })
})

test("at midnight the groups are those of the new day, also while the list is held", () => {
  const { list, shown, setTime } = listOf(mine(1, { due: "2026-11-26" }), mine(2, { due: "2026-11-27" }))
  expect([shown(), list.todayCount()]).toEqual([{ today: ["task1"], week: ["task2"] }, 1])
  list.hold()
  setTime(new Date(2026, 10, 26, 23, 59, 59))
  expect(shown()).toEqual({ today: ["task1"], week: ["task2"] })
  setTime(new Date(2026, 10, 27))
  expect([shown(), list.todayCount()]).toEqual([{ late: ["task1"], today: ["task2"] }, 2])
})

test("the other list has the tasks that the reader created, also those assigned to another person", () => {
  const { list, shown, setShown } = listOf(
    mine(1, { due: "2026-11-26" }),
    mine(2, { createdBy: me, assignee: bob, due: "2026-11-28" }),
    mine(3, { createdBy: me, due: "2026-11-20", status: "done" }),
    mine(4, { createdBy: me, assignee: null })
  )
  expect(shown()).toEqual({ today: ["task1"], done: ["task3"] })
  list.hold()
  setShown("made")
  expect([shown(), list.count()]).toEqual([{ week: ["task2"], none: ["task4"], done: ["task3"] }, 2])
  expect(list.todayCount()).toBe(1)
})

test("a held list keeps its rows in their places when another person changes, completes and assigns tasks", () => {
  const { list, put, shown } = listOf(mine(1, { due: "2026-11-26" }), mine(2, { due: "2026-11-27" }))
  list.hold()
  put(mine(1, { due: "2026-12-24" }), mine(2, { status: "done" }), mine(3, { due: "2026-11-26" }))
  // The reader made this one long ago, so it waits too.
  put(mine(0, { due: "2026-11-26", createdBy: me }))
  expect([shown(), list.waiting()]).toEqual([{ today: ["task1"], week: ["task2"] }, 2])
  list.place()
  expect([shown(), list.waiting()]).toEqual([{ today: ["task3", "task0"], later: ["task1"], done: ["task2"] }, 0])
})

test("a held list shows a new task of the reader at once", () => {
  const { list, put, shown } = listOf(mine(1, { due: "2026-11-26" }))
  list.hold()
  put(mine(2, { due: "2026-11-26", createdBy: me }))
  expect([shown(), list.waiting()]).toEqual([{ today: ["task2", "task1"] }, 0])
})

test("a task that is hidden until a later day is listed on request, and on its day", () => {
  const { list, shown, setTime } = listOf(mine(1, { due: "2026-11-26", snoozedUntil: "2026-11-27" }))
  expect([shown(), list.count(), list.hiddenCount(), list.todayCount()]).toEqual([{}, 0, 1, 0])
  list.showHidden(true)
  expect(shown()).toEqual({ today: ["task1"] })
  list.showHidden(false)
  setTime(new Date(2026, 10, 27, 0, 1))
  expect([shown(), list.hiddenCount(), list.todayCount()]).toEqual([{ late: ["task1"] }, 0, 1])
})
