import { describe, expect, test } from "vitest"
import { newestFirst, noticeDayOf, noticePlace, tabOf } from "./inboxRules.ts"

const all = { kinds: {} }
const now = new Date(2026, 10, 26, 12)
const at = (day: number, hour = 10) => ({ at: new Date(2026, 10, day, hour).toISOString() })

describe("the tab of a notice", () => {
  const later = new Date(2026, 10, 27, 9).toISOString()
  const unread = { read: false, ...at(26) }

  test("is the inbox, or later until its moment", () => {
    expect(tabOf({ ...unread, kind: "done", later: null }, all, now.getTime())).toBe("inbox")
    expect(tabOf({ ...unread, kind: "done", later }, all, now.getTime())).toBe("later")
    expect(tabOf({ ...unread, kind: "done", later }, all, Date.parse(later))).toBe("inbox")
  })

  test("is none thirty days after its event when it was read", () => {
    const old = { kind: "done", later: null, at: new Date(2026, 9, 27, 11).toISOString() } as const
    expect(tabOf({ ...old, read: true }, all, now.getTime())).toBeNull()
    expect(tabOf({ ...old, read: false }, all, now.getTime())).toBe("inbox")
    expect(tabOf({ ...old, read: true, at: new Date(2026, 9, 28).toISOString() }, all, now.getTime())).toBe("inbox")
    expect(tabOf({ ...old, read: true, later }, all, now.getTime())).toBe("later")
  })

  test("is none for a kind that is off in the dashboard", () => {
    const off = { kinds: { done: { dashboard: false, telegram: true } } }
    expect(tabOf({ ...unread, kind: "done", later: null }, off, now.getTime())).toBeNull()
    expect(tabOf({ ...unread, kind: "assigned", later: null }, off, now.getTime())).toBe("inbox")
  })
})

test.each([
  [at(26, 0), "today"],
  [at(27), "today"],
  [at(25, 23), "yesterday"],
  [at(24), "week"],
  [at(20), "week"],
  [at(19), "earlier"]
] as const)("the group of a notice of %j is %s", (notice, group) => expect(noticeDayOf(notice, now)).toBe(group))

test("the newest notice is first, and the order is total", () => {
  const [a, b, c] = [
    { ...at(24), id: "a" },
    { ...at(25), id: "b" },
    { ...at(25), id: "c" }
  ]
  expect([a, b, c].toSorted(newestFirst).map(({ id }) => id)).toEqual(["c", "b", "a"])
  expect(newestFirst(b, { ...b })).toBe(0)
})

test("a notice leads to its task, and one about proposals to Review", () => {
  expect(noticePlace({ about: "evt.task.task0001", kind: "done" })).toBe("/tasks/task0001")
  expect(noticePlace({ about: "evt.run.run00001", kind: "approval" })).toBe("/review")
  expect(noticePlace({ about: "evt.proposal.prop0001", kind: "decided" })).toBe("/knowledge")
})
