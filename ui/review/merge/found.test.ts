import { describe, expect, test } from "vitest"
import type { SearchHit } from "../../../gateways/contract/search.ts"
import { foundTargets } from "./found.ts"

const items = [
  { id: "task0001", number: 1, text: "Paint the door of the harbour office" },
  { id: "task0012", number: 12, text: "Order blue paint" },
  { id: "task0013", number: 13, text: "Замінити сертифікат" }
]
const hit = (kind: SearchHit["kind"], id: string) =>
  ({
    kind,
    id,
    number: 7,
    snippet: [
      { text: "Blue ", hit: false },
      { text: "door", hit: true }
    ]
  }) as unknown as SearchHit
const labels = (query: string, hits: ReadonlyArray<SearchHit> = []) =>
  foundTargets(query, "task", items, hits).map(({ label }) => label)

describe("the search for a merge target", () => {
  test("finds items that have every word, in any order and case", () => {
    expect(labels("paint")).toEqual(["T-1", "T-12"])
    expect(labels("door PAINT")).toEqual(["T-1"])
    expect(labels("серт")).toEqual(["T-13"])
    expect(labels("t-12")).toEqual(["T-12"])
  })

  test("finds nothing without words", () => {
    expect(labels("  ")).toEqual([])
  })

  test("adds what the server found, of the same kind and each item once", () => {
    expect(labels("door", [hit("task", "task0001"), hit("atom", "atom0007"), hit("task", "task0007")])).toEqual([
      "T-1",
      "T-7"
    ])
  })
})
