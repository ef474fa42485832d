import { describe, expect, test } from "vitest"
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import { byPlace, countIn, statementsShown, topicsShown } from "./places.ts"

// Rows with only the fields that are read here: the casts of this file.
const atom = (id: string, more: object = {}) =>
  ({ id, number: 1, type: "decision", status: "standing", life: "open", topic: null, ...more }) as unknown as AtomRow
const topic = (name: string, status = "standing") => ({ id: name, name, status }) as unknown as TopicRow
const ids = (rows: ReadonlyArray<{ readonly id: string }> = []) => rows.map(({ id }) => id)

describe("the statements shown", () => {
  test("are those not archived, the newest first, of the chosen types", () => {
    const rows = [atom("a"), atom("b", { number: 2, type: "risk" }), atom("c", { number: 3, status: "archived" })]
    expect(ids(statementsShown(rows, new Set(), false))).toEqual(["b", "a"])
    expect(ids(statementsShown(rows, new Set(), true))).toEqual(["c", "b", "a"])
    expect(ids(statementsShown(rows, new Set(["risk"]), true))).toEqual(["b"])
  })

  test("end with those whose matter has ended", () => {
    const rows = [atom("a"), atom("b", { number: 2, life: "done" }), atom("c", { number: 3 })]
    expect(ids(statementsShown(rows, new Set(), false))).toEqual(["c", "a", "b"])
  })

  test("are under their present topic, and under no topic while it is only proposed", () => {
    const known = {
      topic: (id: string) =>
        id === "gone" ? null : { id: id === "old" ? "new" : id, name: "", proposed: id === "maybe" }
    }
    const places = byPlace(
      [atom("a", { topic: "old" }), atom("b", { topic: "maybe" }), atom("c", { topic: "gone" }), atom("d")],
      known
    )
    expect(ids(places.get("new"))).toEqual(["a"])
    expect(ids(places.get(null))).toEqual(["b", "c", "d"])
    expect(countIn(places, ["new", null])).toBe(4)
    expect(countIn(places, [null])).toBe(3)
  })

  test("lists topics by name as people sort, and never those that were merged", () => {
    const rows = [topic("Release 10"), topic("release 2"), topic("Їжа", "archived"), topic("Gone", "merged")]
    expect(ids(topicsShown(rows, false, "en"))).toEqual(["release 2", "Release 10"])
    expect(ids(topicsShown(rows, true, "uk"))).toEqual(["Їжа", "release 2", "Release 10"])
  })
})
