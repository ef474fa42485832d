import { expect, test } from "vitest"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { contradictionsIn } from "./contradictions.ts"

// Only the fields that pairs are made of.
const atom = (id: string, number: number, to: ReadonlyArray<string> = [], more: object = {}) =>
  ({
    id,
    number,
    status: "standing",
    life: "open",
    links: to.map((to) => ({ relation: "contradicts", to })),
    ...more
  }) as unknown as AtomRow
const pairs = (...rows: ReadonlyArray<AtomRow>) =>
  contradictionsIn(rows, (id) => rows.find((row) => row.id === id)).map(
    ({ first, second, from }) => `${first.id} ${second.id} by ${from.id}`
  )

test("a pair is shown once, also when both statements have the link, the older one first", () => {
  expect(pairs(atom("a", 1), atom("b", 2, ["a"]))).toEqual(["a b by b"])
  expect(pairs(atom("a", 1, ["b"]), atom("b", 2, ["a"]))).toEqual(["a b by a"])
})

test("a pair ends when one of both ends, is archived, or may not be seen", () => {
  expect(pairs(atom("a", 1, [], { life: "replaced" }), atom("b", 2, ["a"]))).toEqual([])
  expect(pairs(atom("a", 1), atom("b", 2, ["a"], { status: "archived" }))).toEqual([])
  expect(pairs(atom("b", 2, ["hidden"]))).toEqual([])
})

test("other links make no pair, and the newest pair is first", () => {
  const supports = { links: [{ relation: "supports", to: "a" }] }
  expect(pairs(atom("a", 1), atom("b", 2, [], supports), atom("c", 3, ["a"]), atom("d", 4, ["b"]))).toEqual([
    "b d by d",
    "a c by c"
  ])
})
