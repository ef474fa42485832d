import { afterEach, describe, expect, test } from "vitest"
import { shownTask } from "../kit/rows.ts"
import { today } from "../parts/days.ts"
import { isForToday, spanOf } from "./mySpans.ts"

const me = "person:ann00000"
const zone = process.env["TZ"]
const contextIn = (name: string, at: string) => {
  process.env["TZ"] = name
  const now = new Date(at)
  return { me, now, day: today(now) }
}
afterEach(() => {
  if (zone === undefined) delete process.env["TZ"]
  else process.env["TZ"] = zone
})

const mine = (more: Parameters<typeof shownTask>[1]) => shownTask("task0001", { assignee: me, ...more })

// Thursday, 26 November 2026, 21:00 in Kyiv and 11:00 in Los Angeles.
const evening = "2026-11-26T19:00:00Z"

describe("a task of mine at nine in the evening", () => {
  test.each([
    ["2026-11-25", "late"],
    ["2026-11-26", "today"],
    ["2026-11-26T18:59:00.000Z", "late"],
    ["2026-11-26T19:01:00.000Z", "today"],
    ["2026-11-26T22:30:00.000Z", "week"],
    ["2026-11-27", "week"],
    ["2026-12-02", "week"],
    ["2026-12-03", "later"],
    [null, "none"]
  ])("due at %s is in the group %s", (due, span) =>
    expect(spanOf(mine({ due }), contextIn("Europe/Kyiv", evening))).toBe(span)
  )

  test("is grouped by the day of the reader's zone", () =>
    // In Los Angeles this moment is still on the 26th.
    expect(spanOf(mine({ due: "2026-11-26T22:30:00.000Z" }), contextIn("America/Los_Angeles", evening))).toBe("today"))

  test("moves at midnight of the reader", () => {
    const due = "2026-11-27"
    const at = (moment: string) => spanOf(mine({ due }), contextIn("Europe/Kyiv", moment))
    expect(at("2026-11-26T21:59:59Z")).toBe("week")
    expect(at("2026-11-26T22:00:00Z")).toBe("today")
    expect(at("2026-11-27T22:00:00Z")).toBe("late")
  })
})

test.each([
  ["done", "2026-11-20T00:00:00Z", "done"],
  ["done", "2026-11-19T00:00:00Z", null],
  ["cancelled", "2026-11-26T00:00:00Z", null]
] as const)("a task that is %s, changed last at %s, is in the group %s", (status, updatedAt, span) =>
  expect(spanOf(mine({ status, updatedAt, due: "2026-11-01" }), contextIn("Europe/Kyiv", evening))).toBe(span)
)

test("a task of another person, and one of no person, are not listed", () => {
  const context = contextIn("Europe/Kyiv", evening)
  expect(spanOf(mine({ assignee: "person:bob00000" }), context)).toBeNull()
  expect(spanOf(mine({ assignee: null }), context)).toBeNull()
})

test("late tasks and those of today are counted for today, unless they are hidden until a later day", () => {
  const context = contextIn("Europe/Kyiv", evening)
  const counted = [
    mine({ due: "2026-11-25" }),
    mine({ due: "2026-11-26" }),
    mine({ due: "2026-11-27" }),
    mine({ due: "2026-11-26", snoozedUntil: "2026-11-27" }),
    mine({ due: "2026-11-25", status: "done" }),
    mine({ due: "2026-11-25", assignee: "person:bob00000" })
  ].map((task) => isForToday(task, context))
  expect(counted).toEqual([true, true, false, false, false, false])
})
