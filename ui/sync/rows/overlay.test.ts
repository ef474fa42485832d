import { describe, expect, test } from "vitest"
import { makeOverlay } from "./overlay.ts"

interface Row {
  readonly status: string
  readonly by: string | null
}
const row: Row = { status: "open", by: null }
const approve = { status: "approved", by: "me" }
const reopen = { status: "open", by: null }

describe("a pending change", () => {
  test("shows on its own row only, the latest on top", () => {
    const overlay = makeOverlay<Row>()
    overlay.add("a", approve)
    expect(overlay.over(row, "a")).toEqual({ status: "approved", by: "me" })
    overlay.add("a", reopen)
    expect(overlay.over(row, "a")).toEqual(row)
    expect(overlay.over(row, "c")).toBe(row)
  })

  test("is removed alone, also when another change has the same words", () => {
    const overlay = makeOverlay<Row>()
    const first = overlay.add("a", approve)
    const second = overlay.add("a", approve)
    overlay.remove(first)
    expect(overlay.over(row, "a")).toEqual({ status: "approved", by: "me" })
    overlay.remove(second)
    expect(overlay.over(row, "a")).toBe(row)
    expect(overlay.isEmpty()).toBe(true)
  })

  test("is listed as answered when the server has given its position", () => {
    const overlay = makeOverlay<Row>()
    const first = overlay.add("a", approve)
    overlay.add("b", approve)
    expect(overlay.answered()).toEqual([])
    first.seq = 9
    expect(overlay.answered()).toEqual([first])
  })
})
