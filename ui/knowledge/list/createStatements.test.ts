import { createRoot, createSignal } from "solid-js"
import { afterEach, expect, test } from "vitest"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createTable } from "../../sync/table/table.ts"
import { createStatements, type StatementFilter } from "./createStatements.ts"

let end = () => {}
afterEach(() => end())

// Only the fields that the list reads.
const atom = (id: string, number: number, more: object = {}) =>
  ({
    id,
    number,
    type: "decision",
    status: "standing",
    life: "open",
    topic: null,
    updatedAt: `2026-11-0${number}`,
    ...more
  }) as unknown as AtomRow

const listOf = (...rows: ReadonlyArray<AtomRow>) =>
  createRoot((dispose) => {
    end = dispose
    const table = createTable<AtomRow>()
    const put = (...all: ReadonlyArray<AtomRow>) => table.set(all.map((row) => [row.id, row] as const))
    put(...rows)
    const [places, setPlaces] = createSignal<ReadonlyMap<string, string>>(new Map([["boats", "boats"]]))
    const [filter, setFilter] = createSignal<StatementFilter>({
      place: "all",
      tab: "standing",
      type: null,
      order: "newest"
    })
    const list = createStatements(table, places, filter)
    return { list, put, setPlaces, set: (change: Partial<StatementFilter>) => setFilter({ ...filter(), ...change }) }
  })

test("a place lists its statements by tab, type and order, and counts each tab", () => {
  const { list, set } = listOf(
    atom("a", 1, { topic: "boats" }),
    atom("b", 2, { topic: "boats", life: "done" }),
    atom("c", 3, { topic: "boats", life: "replaced", updatedAt: "2026-11-09" }),
    atom("d", 4, { status: "archived" }),
    atom("e", 5, { type: "risk" })
  )
  expect(list.ids()).toEqual(["e", "c", "b", "a"])
  set({ type: "risk" })
  expect(list.ids()).toEqual(["e"])
  set({ type: null, order: "changed" })
  expect(list.ids()).toEqual(["c", "e", "b", "a"])
  set({ order: "oldest", place: "boats" })
  expect(list.ids()).toEqual(["a", "b", "c"])
  set({ tab: "ended" })
  expect(list.ids()).toEqual(["c"])
  set({ tab: "archived", place: "none" })
  expect(list.ids()).toEqual(["d"])
  expect([list.count("boats", "standing"), list.count("boats", "open"), list.count("none", "archived")]).toEqual([
    3, 1, 1
  ])
})

test("a topic that is merged takes its statements along", () => {
  const { list, set, setPlaces } = listOf(atom("a", 1, { topic: "boats" }))
  setPlaces(
    new Map([
      ["boats", "ships"],
      ["ships", "ships"]
    ])
  )
  set({ place: "ships" })
  expect([list.ids(), list.count("ships", "standing"), list.count("boats", "standing")]).toEqual([["a"], 1, 0])
})

test("a held list keeps its rows in their places, and another filter is another list", () => {
  const { list, put, set } = listOf(atom("a", 1), atom("b", 2))
  list.held.hold()
  put(atom("c", 3), atom("a", 1, { life: "done" }))
  expect([list.ids(), list.held.waiting()]).toEqual([["b", "a"], 1])
  set({ tab: "open" })
  expect(list.ids()).toEqual(["c", "b"])
})
