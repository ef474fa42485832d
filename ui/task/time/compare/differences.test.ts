import { describe, expect, test } from "vitest"
import type { TaskRow } from "../../../../gateways/contract.ts"
import { shownTask } from "../../../kit/rows.ts"
import { comparedFields, differencesOf, restoreOf } from "./differences.ts"

const now = shownTask("t1", {
  title: "Refund the sailing",
  titleRevision: 3,
  description: "Two lines",
  descriptionRevision: 2,
  status: "done",
  assignee: "person:ann00000",
  due: "2026-11-30",
  priority: "high",
  category: "bug",
  topics: ["topic1", "topic2"],
  snoozedUntil: null
})
const then = shownTask("t1", {
  title: "Refund",
  description: "",
  status: "in-progress",
  assignee: null,
  due: null,
  priority: "low",
  category: "chore",
  topics: ["topic1"],
  snoozedUntil: "2026-11-29"
})
const sent = (field: (typeof comparedFields)[number], from: TaskRow = then, to: TaskRow = now) =>
  restoreOf(field, from, to).map(({ verb, body }) => (body === undefined ? [verb] : [verb, body]))

test("the fields that differ are found, in the order of the page", () => {
  expect(differencesOf(then, now)).toEqual(comparedFields)
  expect(differencesOf(now, { ...now, updatedAt: "2026-12-01T00:00:00Z", comments: 7 })).toEqual([])
})

describe("a value is restored by a new event", () => {
  test("which names the revision of the text that is replaced", () => {
    expect(sent("title")).toEqual([["retitle", { title: "Refund", revision: 3 }]])
    expect(sent("description")).toEqual([["describe", { description: "", revision: 2 }]])
  })

  test("and for a finished task by two, because it is reopened first", () => {
    expect(sent("status")).toEqual([["reopen"], ["start"]])
    expect(sent("status", shownTask("t1", { status: "open" }))).toEqual([["reopen"]])
    expect(sent("status", now, then)).toEqual([["complete"]])
  })

  test("also when it was empty", () => {
    expect(sent("assignee")).toEqual([["assign", { assignee: null }]])
    expect(sent("due")).toEqual([["schedule", { due: null }]])
    expect(sent("snoozedUntil")).toEqual([["snooze", { until: "2026-11-29" }]])
  })

  test("but not where the product has no command for it", () => {
    expect(sent("topics")).toEqual([])
    expect(sent("topics", now, then)).toEqual([["topic", { topic: "topic2" }]])
    expect(sent("priority", shownTask("t1", { priority: null }))).toEqual([])
    expect(sent("category", shownTask("t1", { category: null }))).toEqual([])
  })
})
