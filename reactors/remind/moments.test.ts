import { describe, expect, test } from "vitest"
import { momentsOf, stageAt } from "./moments.ts"

const shown = (due: string, zone: string) => {
  const { soon, overdue } = momentsOf(due, zone)
  return [soon, overdue].map((at) => new Date(at).toISOString())
}

describe("the moments of a due date", () => {
  test.each([
    ["2026-11-27", "UTC", "2026-11-27T09:00:00.000Z", "2026-11-28T09:00:00.000Z"],
    ["2026-11-27", "Europe/Kyiv", "2026-11-27T07:00:00.000Z", "2026-11-28T07:00:00.000Z"],
    // The clocks change in the night between.
    ["2026-10-24", "Europe/Kyiv", "2026-10-24T06:00:00.000Z", "2026-10-25T07:00:00.000Z"],
    ["2026-11-27", "no/zone", "2026-11-27T09:00:00.000Z", "2026-11-28T09:00:00.000Z"],
    ["2026-11-27T18:00:00Z", "Europe/Kyiv", "2026-11-27T16:00:00.000Z", "2026-11-27T18:00:00.000Z"]
  ])("%s in %s", (due, zone, soon, overdue) => expect(shown(due, zone)).toEqual([soon, overdue]))
})

describe("the reminder of a task", () => {
  const task = { due: "2026-11-27", createdAt: "2026-11-20T10:00:00.000Z" }
  const at = (moment: string, dated = task) => stageAt(dated, "UTC", Date.parse(moment))

  test("comes in the morning of the day, and in the next morning", () => {
    expect(at("2026-11-27T08:59:59Z")).toBeNull()
    expect(at("2026-11-27T09:00:00Z")).toBe("soon")
    expect(at("2026-11-28T08:59:59Z")).toBe("soon")
    expect(at("2026-11-28T09:00:00Z")).toBe("overdue")
  })

  test("“soon” does not come for a task that is created after its time", () => {
    const made = { ...task, createdAt: "2026-11-27T10:00:00.000Z" }
    expect(at("2026-11-27T10:01:00Z", made)).toBeNull()
    expect(at("2026-11-28T09:00:00Z", made)).toBe("overdue")
  })
})
