import { describe, expect, test } from "vitest"
import { answered, overlaid, type PendingChange, stillPending, without } from "./overlay.ts"

interface Row {
  readonly status: string
  readonly by: string | null
}
const row: Row = { status: "open", by: null }
const approve = { status: "approved", by: "me" }
const reopen = { status: "open", by: null }
const list: ReadonlyArray<PendingChange<Row>> = [
  { id: "a", change: approve, seq: null },
  { id: "a", change: reopen, seq: null },
  { id: "b", change: approve, seq: 7 }
]

describe("a pending change", () => {
  test("shows on its own row only, the latest on top", () => {
    expect(overlaid(row, "a", list.slice(0, 1))).toEqual({ status: "approved", by: "me" })
    expect(overlaid(row, "a", list)).toEqual(row)
    expect(overlaid(row, "c", list)).toBe(row)
  })

  test("is taken back to the letter when it was refused, and nothing else is", () => {
    expect(overlaid(row, "a", without(list, approve))).toEqual(row)
    expect(without(list, reopen)).toEqual([list[0], list[2]])
    // Two requests with the same words are two changes.
    expect(without(list, { ...approve })).toEqual(list)
  })

  test("stays until the rows hold its position", () => {
    const known = answered(list, reopen, 9)
    expect(known.map(({ seq }) => seq)).toEqual([null, 9, 7])
    expect(stillPending(known, (_, seq) => seq <= 7).map(({ id, seq }) => `${id} ${seq}`)).toEqual(["a null", "a 9"])
  })
})
