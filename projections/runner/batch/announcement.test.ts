import { describe, expect, test } from "vitest"
import { announcementIn, type Change, type PositionReached } from "./announcement.ts"

const change: Change = {
  view: "tasks",
  generation: 2,
  from: 5,
  to: 6,
  rows: [{ id: "one00000", seq: 6, audience: "team", title: "Fix the login" }],
  removed: [{ id: "two00000", seq: 6, audience: "team" }]
}
const position: PositionReached = { at: 6, generation: 2, from: 5, changes: 1 }

describe("an announcement", () => {
  test("of changed rows is read", () => expect(announcementIn(change)).toEqual({ is: "change", change }))

  test("of a position is read, also without its batch", () => {
    expect(announcementIn(position)).toEqual({ is: "position", position })
    expect(announcementIn({ at: 6, generation: 2 })).toMatchObject({ is: "position" })
  })

  test.each<readonly [string, unknown]>([
    ["nothing", null],
    ["a text", "changes"],
    ["no fields", {}],
    ["a position that is not a number", { ...position, at: "6" }],
    ["a position that is not finite", { ...position, at: Infinity }],
    ["a position beyond every log", { ...position, at: 1e300 }],
    ["a negative position", { ...position, at: -1 }],
    ["a position in fractions", { ...position, at: 1.5 }],
    ["a batch of a negative number of changes", { ...position, changes: -1 }],
    ["a position without a generation", { at: 6 }],
    ["a change that ends before it begins", { ...change, from: 7 }],
    ["a change without a view", { ...change, view: 3 }],
    ["rows that are no list", { ...change, rows: { length: 1 } }],
    ["a row without an audience", { ...change, rows: [{ id: "one00000", seq: 6 }] }],
    ["a row without a position", { ...change, rows: [{ id: "one00000", seq: null, audience: "team" }] }],
    ["a removal without an id", { ...change, removed: [{ seq: 6, audience: "team" }] }],
    ["a change without removals", { ...change, removed: undefined }]
  ])("with %s is none", (_, value) => expect(announcementIn(value)).toBe(null))
})
