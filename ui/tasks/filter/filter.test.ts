import type { Order } from "../../../domain/savedViews/listVocabulary.ts"
import { expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { fromQuery, noFilter, passes, type ListQuery, toQuery, withField } from "./filter.ts"
import { compareBy } from "./order.ts"

const now = new Date(2026, 10, 27, 12)
const context = { me: "person:ann00000", now, day: "2026-11-27" }
const task = shownTask("task0001", {
  number: 12,
  title: "Розклад катерів на грудень",
  assignee: "person:ann00000",
  topics: ["topic001"],
  due: "2026-11-27"
})
const isIn = (query: ListQuery) => passes(fromQuery(query), context)(task)

test.each([
  [{ assignee: "me" }, true],
  [{ assignee: "!me" }, false],
  [{ assignee: "person:bob00000,none" }, false],
  [{ status: "open,done" }, true],
  [{ category: "!chore" }, false],
  [{ priority: "low" }, true],
  [{ topic: "topic001,topic009" }, true],
  [{ topic: "none" }, false],
  [{ source: "telegram" }, false],
  [{ due: "today" }, true],
  [{ due: "week" }, true],
  [{ due: "late" }, false],
  [{ due: "!none", assignee: "me" }, true],
  [{ q: "КАТЕРІВ розклад" }, true],
  [{ q: "t-12" }, true],
  [{ q: "потяг" }, false]
] as const)("the filter %j passes the task: %s", (query, passed) => {
  expect(isIn(query)).toBe(passed)
})

test("the filter for imports passes tasks of an imported chat and of a file of tasks", () => {
  const isImported = passes(fromQuery({ source: "import" }), context)
  const sources = ["import", "file", "telegram"] as const
  expect(sources.map((source) => isImported({ ...task, source }))).toEqual([true, true, false])
})

test("a task is late from the end of its day, until it is finished", () => {
  const late = passes(fromQuery({ due: "late" }), { ...context, day: "2026-11-28", now: new Date(2026, 10, 28, 0, 1) })
  expect([late(task), late({ ...task, status: "done" })]).toEqual([true, false])
})

test("an address gives the same filter again, and drops values that no task can have", () => {
  const query = { assignee: "!me,person:bob00000", status: "open", due: "week", q: "two words", hidden: "yes" }
  expect(toQuery(fromQuery(query))).toMatchObject(query)
  expect(fromQuery({ status: "open,standing", due: "soon" }).fields).toEqual({
    status: { not: false, values: ["open"] }
  })
})

test("a field gets values, and a filter without values is none", () => {
  const one = withField(noFilter, "priority", { not: false, values: ["high"] })
  expect(toQuery(one)["priority"]).toBe("high")
  expect(withField(one, "priority", { not: false, values: [] })).toEqual(noFilter)
})

test.each([
  ["newest", ["c", "b", "a"]],
  ["due", ["b", "a", "c"]],
  ["priority", ["c", "b", "a"]],
  ["changed", ["a", "c", "b"]],
  ["title", ["b", "c", "a"]]
] as const)("the order %s is total", (order: Order, ids) => {
  const rows = [
    shownTask("a", { number: 1, title: "Winch", due: "2026-12-02", updatedAt: "2026-11-27T12:00:00Z" }),
    shownTask("b", { number: 2, title: "anchor", due: "2026-12-01T08:00:00Z" }),
    shownTask("c", { number: 3, title: "Tide 9", priority: "critical" })
  ]
  expect(rows.toSorted(compareBy(order)).map(({ id }) => id)).toEqual(ids)
})
