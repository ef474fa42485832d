import { expect, test } from "vitest"
import { rowParts } from "../../lanes/parts.ts"
import { makeLaneRows } from "./laneRows.ts"

const filled = (count: number) => {
  let encoded = 0
  const rows = makeLaneRows((some) => {
    const all = [...some]
    encoded += all.length
    return rowParts(all)
  })
  for (let n = 0; n < count; n++) rows.put(`row${n}`, JSON.stringify({ id: `row${n}`, n }))
  const read = () =>
    JSON.parse(`[${rows.parts().join(",")}]`) as ReadonlyArray<{ readonly id: string; readonly n: number }>
  return { rows, read, encoded: () => encoded }
}

test("has every row once, as it was put last", () => {
  const { rows, read } = filled(2_500)
  rows.put("row7", JSON.stringify({ id: "row7", n: -7 }))
  rows.drop("row1200")
  expect(rows.size()).toBe(2_499)
  expect(new Set(read().map(({ id }) => id)).size).toBe(2_499)
  expect(read().find(({ id }) => id === "row7")?.n).toBe(-7)
  expect(read().some(({ id }) => id === "row1200")).toBe(false)
})

test("a change of one row among 100,000 encodes one chunk again", () => {
  const { rows, encoded } = filled(100_000)
  rows.parts()
  rows.put("row50000", "{}")
  rows.drop("row70000")
  rows.parts()
  expect(encoded() - 100_000).toBeLessThanOrEqual(2_000)
  const before = encoded()
  rows.parts()
  expect(encoded()).toBe(before)
})

test("rows that leave and come again make no more parts", () => {
  const { rows } = filled(10_000)
  const before = rows.parts().length
  for (let n = 0; n < 10_000; n++) {
    rows.drop(`row${n}`)
    rows.put(`row${n}`, JSON.stringify({ id: `row${n}`, n }))
  }
  expect(rows.parts()).toHaveLength(before)
})

test("keeps no empty chunk after its rows have left", () => {
  const { rows, read } = filled(3_000)
  for (let n = 0; n < 3_000; n++) rows.drop(`row${n}`)
  expect([rows.size(), rows.parts()]).toEqual([0, []])
  rows.put("row1", JSON.stringify({ id: "row1", n: 1 }))
  expect(read()).toEqual([{ id: "row1", n: 1 }])
})
