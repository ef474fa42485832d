import { expect, test } from "vitest"
import type { LineView } from "../../../gateways/contract/lines.ts"
import type { KeptBucket, KeptStore, KeptWindow } from "../device/keptStore.ts"
import { keepRows } from "./keptRows.ts"

const windowAt = (seq: number): KeptWindow => ({
  text: "tasks:active",
  view: "tasks",
  cursor: { generation: 1, epoch: 1, seq },
  end: null
})

/** A device that records what is saved, and rows that change. */
const scene = () => {
  const rows = new Map<string, object>()
  const saved: Array<{ readonly buckets: ReadonlyArray<KeptBucket>; readonly seq: number | null }> = []
  const work: Array<() => void> = []
  let changed: (view: LineView, ids: Iterable<string>) => void = () => undefined
  let accepts = true
  let reads = 0
  const store: KeptStore = {
    claim: () => Promise.resolve(null),
    save: (buckets, windows) => {
      saved.push({ buckets, seq: windows?.[0]?.cursor.seq ?? null })
      return Promise.resolve(accepts)
    }
  }
  const keeper = keepRows(
    store,
    {
      onChange: (listener) => {
        changed = listener
      },
      rowOf: (_, id) => {
        reads++
        return rows.get(id)
      },
      windows: () => [windowAt(7)]
    },
    (each) => void work.push(each)
  )
  return {
    keeper,
    saved,
    /** The rows that were read so far. */
    reads: () => reads,
    put: (...ids: ReadonlyArray<string>) => {
      for (const id of ids) rows.set(id, { id })
      changed("tasks", ids)
    },
    remove: (id: string) => {
      rows.delete(id)
      changed("tasks", [id])
    },
    /** Another page saves from now on. */
    lose: () => {
      accepts = false
    },
    /** Runs the waiting work, and what it leads to. */
    idle: async () => {
      for (const each of work.splice(0)) each()
      for (let i = 0; i < 5; i++) await Promise.resolve()
    },
    isIdle: () => work.length === 0
  }
}
const ids = (count: number) => Array.from({ length: count }, (_, n) => `task${n}`)
const textOf = (buckets: ReadonlyArray<KeptBucket>) => buckets.map(({ json }) => json).join()

test("a change writes the rows of its bucket, with the position that includes them", async () => {
  const { put, idle, saved } = scene()
  put("task1")
  await idle()
  expect(saved).toEqual([{ buckets: [expect.objectContaining({ json: '[{"id":"task1"}]' })], seq: 7 }])
})

test.each([100, 10_000])("a change of one among %i rows writes one bucket", async (count) => {
  const { put, idle, saved, isIdle } = scene()
  put(...ids(count))
  while (!isIdle()) await idle()
  saved.length = 0
  put("task1")
  await idle()
  expect(saved.map(({ buckets }) => buckets.length)).toEqual([1])
  expect(textOf(saved[0]?.buckets ?? [])).toContain('"task1"')
})

test("many rows are written in parts, and the position only with the last", async () => {
  const { put, idle, saved, isIdle } = scene()
  put(...ids(1000))
  while (!isIdle()) await idle()
  expect(saved.length).toBeGreaterThan(5)
  expect(saved.slice(0, -1).every(({ seq }) => seq === null)).toBe(true)
  expect(saved.at(-1)?.seq).toBe(7)
})

test("changed rows are read when the page has nothing else to do, and once", async () => {
  const { put, idle, reads, isIdle } = scene()
  put(...ids(100))
  expect(reads()).toBe(0)
  while (!isIdle()) await idle()
  expect(reads()).toBe(100)
})

test("a row that left is no longer in its bucket", async () => {
  const { put, remove, idle, saved } = scene()
  put("task1")
  await idle()
  remove("task1")
  await idle()
  expect(textOf(saved.at(-1)?.buckets ?? [])).toBe("[]")
})

test("rows that were loaded are not written again", async () => {
  const { keeper, put, isIdle } = scene()
  keeper.load(() => {
    put("task1")
    return [["tasks/1", ["task1"]]]
  })
  expect(isIdle()).toBe(true)
})

test("a change writes the loaded rows of its bucket again", async () => {
  const { put, idle, saved } = scene()
  put("task1")
  await idle()
  const key = saved[0]?.buckets[0]?.key ?? ""
  const next = scene()
  next.keeper.load(() => {
    next.put("task1", "old")
    return [[key, ["task1", "old"]]]
  })
  next.put("task1")
  await next.idle()
  expect(textOf(next.saved[0]?.buckets ?? [])).toBe('[{"id":"task1"},{"id":"old"}]')
})

test("many changed rows are put into their buckets in parts", async () => {
  const { put, idle, saved, isIdle } = scene()
  put(...ids(25_000))
  await idle()
  await idle()
  expect(saved).toEqual([])
  await idle()
  expect(saved).toHaveLength(1)
  while (!isIdle()) await idle()
  expect(saved.at(-1)?.seq).toBe(7)
})

test("a page stops saving when another page saves", async () => {
  const { put, lose, idle, saved } = scene()
  lose()
  put("task1")
  await idle()
  put("task2")
  await idle()
  expect(saved).toHaveLength(1)
})
