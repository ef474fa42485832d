import { createEffect, createRoot, createSignal } from "solid-js"
import { describe, expect, test } from "vitest"
import { createCount } from "./createCount.ts"
import { createIndex } from "./createIndex.ts"
import { createList } from "./createList.ts"
import { createTable, type RowTable } from "./table.ts"

interface Row {
  readonly id: string
  readonly n: number
  readonly status: string
}
const row = (n: number, status = "open", place = n): Row => ({ id: `row${n}`, n: place, status })
const filled = (count: number) => {
  const table = createTable<Row>()
  table.set(Array.from({ length: count }, (_, n) => [`row${n}`, row(n)] as const))
  return table
}
const put = (table: RowTable<Row>, ...rows: ReadonlyArray<Row>) =>
  table.set(rows.map((each) => [each.id, each] as const))
const sizes = [100, 10_000]

describe("a list of a table", () => {
  test("has the ids in order, and follows rows that enter, move and leave", () =>
    createRoot((end) => {
      const table = filled(5)
      const list = createList(table, () => ({
        keep: ({ status }) => status === "open",
        compare: (a, b) => b.n - a.n
      }))
      expect(list()).toEqual(["row4", "row3", "row2", "row1", "row0"])
      put(table, row(3, "done"))
      expect(list()).toEqual(["row4", "row2", "row1", "row0"])
      put(table, row(0, "open", 2.5), row(3))
      expect(list()).toEqual(["row4", "row3", "row0", "row2", "row1"])
      table.set([["row4", undefined]])
      expect(list()).toEqual(["row3", "row0", "row2", "row1"])
      end()
    }))

  test("keeps its value when a row changes in its place", () =>
    createRoot((end) => {
      const table = filled(5)
      const list = createList(table, () => ({ keep: () => true, compare: (a, b) => a.n - b.n }))
      const before = list()
      put(table, row(3, "done"))
      expect(list()).toBe(before)
      end()
    }))

  test("is made again for another filter", () =>
    createRoot((end) => {
      const table = filled(4)
      const [least, setLeast] = createSignal(0)
      const list = createList(table, () => {
        const from = least()
        return { keep: ({ n }) => n >= from, compare: (a, b) => a.n - b.n }
      })
      setLeast(2)
      expect(list()).toEqual(["row2", "row3"])
      put(table, row(9))
      expect(list()).toEqual(["row2", "row3", "row9"])
      end()
    }))

  test("is the same after random changes as a list that is made from all rows", () =>
    createRoot((end) => {
      const table = filled(200)
      const keep = ({ status }: Row) => status === "open"
      const compare = (a: Row, b: Row) => a.n - b.n || Number(a.id > b.id) - Number(a.id < b.id)
      const list = createList(table, () => ({ keep, compare }))
      let seed = 7
      const random = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed % below
      }
      for (let step = 0; step < 400; step++) {
        const changed = row(random(250), random(3) > 0 ? "open" : "done", random(100))
        if (random(5) === 0) table.set([[changed.id, undefined]])
        else put(table, changed)
      }
      const whole = [...table.values()].filter(keep).toSorted(compare)
      expect(list()).toEqual(whole.map(({ id }) => id))
      end()
    }))

  test.each(sizes)("looks at a few rows for a change of one among %i", (count) =>
    createRoot((end) => {
      const table = filled(count)
      let looks = 0
      const list = createList(table, () => ({
        keep: () => {
          looks++
          return true
        },
        compare: (a, b) => {
          looks++
          return a.n - b.n
        }
      }))
      expect(list()).toHaveLength(count)
      looks = 0
      put(table, row(50, "open", 60.5))
      expect(list()[60]).toBe("row50")
      expect(looks).toBeLessThan(50)
      end()
    })
  )
})

describe("an index of a table", () => {
  test("tells the readers of the keys that changed, and no others", () => {
    const table = filled(3)
    const read: Array<string> = []
    const { index, end } = createRoot((end) => {
      const index = createIndex(table, ({ status }) => [status])
      for (const status of ["open", "done", "late"])
        createEffect(() => void read.push(`${status} ${index.count(status)}`))
      return { index, end }
    })
    put(table, row(1, "done"))
    expect(read.slice(3).toSorted()).toEqual(["done 1", "open 2"])
    expect([...index.ids("done")]).toEqual(["row1"])
    end()
  })

  test.each(sizes)("takes the keys of one row for a change of one among %i", (count) =>
    createRoot((end) => {
      const table = filled(count)
      let looks = 0
      const index = createIndex(table, ({ status }) => {
        looks++
        return [status]
      })
      looks = 0
      put(table, row(50, "done"))
      expect(index.count("done")).toBe(1)
      expect(looks).toBe(2)
      end()
    })
  )
})

test.each(sizes)("a count looks at one row for a change of one among %i", (count) =>
  createRoot((end) => {
    const table = filled(count)
    let looks = 0
    const open = createCount(table, () => ({ status }) => {
      looks++
      return status === "open"
    })
    expect(open()).toBe(count)
    looks = 0
    put(table, row(50, "done"))
    expect(open()).toBe(count - 1)
    table.set([["row50", undefined]])
    expect(open()).toBe(count - 1)
    expect(looks).toBe(3)
    end()
  })
)

test("the readers of a row are forgotten with their last reader", () => {
  const table = filled(2)
  const read: Array<string> = []
  const end = createRoot((dispose) => {
    createEffect(() => void read.push(table.get("row1")?.status ?? "none"))
    return dispose
  })
  put(table, row(1, "done"))
  end()
  put(table, row(1, "late"))
  expect(read).toEqual(["open", "done"])
})
