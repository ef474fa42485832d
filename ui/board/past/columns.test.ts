import { expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { type FilterContext, noFilter } from "../../tasks/filter/filter.ts"
import { pastColumns } from "./columns.ts"

const context: FilterContext = { me: "person:ann00000", now: new Date("2030-03-20T12:00:00Z"), day: "2030-03-20" }
const statusKeys = ["open", "in-progress", "done", "cancelled"]
const rows = [
  shownTask("t1", { status: "open", assignee: "person:ann00000" }),
  shownTask("t2", { status: "done", assignee: "person:gone0000" }),
  shownTask("t3", { status: "cancelled" }),
  shownTask("t4", { status: "open", snoozedUntil: "2030-03-21" }),
  shownTask("t5", { status: "open", snoozedUntil: "2030-03-20" })
]
const idsOf = (...given: Parameters<typeof pastColumns>) =>
  Object.fromEntries(pastColumns(...given).map((column) => [column.key, column.rows.map((row) => row.id)]))

test("tasks stand in the columns of their status then, without those that were hidden then", () => {
  expect(idsOf(rows, "status", statusKeys, noFilter, context)).toEqual({
    open: ["t1", "t5"],
    "in-progress": [],
    done: ["t2"]
  })
})

test("the filter of the board is that of the past too", () => {
  const filter = { ...noFilter, fields: { status: { not: false, values: ["cancelled"] } } }
  expect(idsOf(rows, "status", statusKeys, filter, context)).toMatchObject({ open: [], cancelled: ["t3"] })
  const hidden = { ...noFilter, hidden: true }
  expect(idsOf(rows, "status", statusKeys, hidden, context)).toMatchObject({ open: ["t1", "t4", "t5"] })
})

test("a task of a person without a column is in the last one", () => {
  const open = [shownTask("t1", { assignee: "person:ann00000" }), shownTask("t2", { assignee: "person:gone0000" })]
  expect(idsOf(open, "assignee", ["person:ann00000", ""], noFilter, context)).toEqual({
    "person:ann00000": ["t1"],
    "": ["t2"]
  })
})
