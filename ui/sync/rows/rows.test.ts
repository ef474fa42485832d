import { createEffect, createRoot } from "solid-js"
import { describe, expect, test } from "vitest"
import { team } from "../../../domain/values.ts"
import type { Receipt, ServerFrame, TaskRow } from "../../../gateways/contract.ts"
import { shownTask } from "../../kit/rows.ts"
import { Refusal } from "../rest/api.ts"
import { createRows } from "./rows.ts"

const snapshot = (rows: ReadonlyArray<TaskRow>, seq: number) =>
  ({ is: "snapshot", view: "tasks", cursor: { generation: 1, epoch: 1, seq }, rows, more: false }) as const
const changes = (from: number, to: number, rows: ReadonlyArray<TaskRow>) =>
  ({ is: "changes", view: "tasks", lane: team, from, to, rows, removed: [] }) satisfies ServerFrame
const task = (n: number, more: Partial<TaskRow> = {}) => shownTask(`task${n}`, { number: n, ...more })
const arrive = () => new Promise<void>((resolve) => queueMicrotask(resolve))

/** Rows of tasks, with the reasons of refused changes. */
const withRows = (
  count: number,
  check: (rows: ReturnType<typeof createRows<"tasks">>, refused: Array<Refusal>) => unknown
) =>
  createRoot(async (end) => {
    const refused: Array<Refusal> = []
    const rows = createRows("tasks", { refused: (why) => refused.push(why), unanswered: () => undefined })
    rows.take(
      snapshot(
        Array.from({ length: count }, (_, n) => task(n + 1)),
        5
      )
    )
    await check(rows, refused)
    end()
  })
const held = () => {
  let answer!: (receipt: Receipt) => void
  let refuse!: (why: Refusal) => void
  const promise = new Promise<Receipt>((resolve, reject) => {
    answer = resolve
    refuse = reject
  })
  return { promise, answer, refuse }
}

describe("the rows of a view", () => {
  test("a change is read by the readers of that row only", () =>
    withRows(3, async (rows) => {
      const read: Array<string> = []
      for (const id of ["task1", "task2"])
        createEffect(() => void read.push(`${id} ${rows.shown(id)?.title ?? "none"}`))
      await arrive()
      expect(read).toHaveLength(2)
      rows.take(changes(5, 6, [task(2, { title: "Moved", seq: 6 })]))
      expect(read.slice(2)).toEqual(["task2 Moved"])
    }))

  test.each([100, 10_000])("a change of one among %i rows touches one row", (count) =>
    withRows(count, (rows) => {
      const touched: Array<string> = []
      rows.table.listen((changed) => touched.push(...changed.map(({ id }) => id)))
      rows.take(changes(5, 6, [task(7, { title: "Moved", seq: 6 })]))
      expect(touched).toEqual(["task7"])
      expect(rows.rows["task7"]?.title).toBe("Moved")
      expect(Object.keys(rows.rows)).toHaveLength(count)
    })
  )

  test("an own change is shown at once, and stays until the rows include it", () =>
    withRows(1, async (rows) => {
      const { promise, answer } = held()
      const done = rows.act("task1", { status: "done" }, () => promise)
      expect(rows.shown("task1")?.status).toBe("done")
      answer({ id: "task1", seq: 9 })
      await done
      rows.take(changes(5, 8, [task(1, { title: "Other", seq: 8 })]))
      expect(rows.shown("task1")).toMatchObject({ status: "done", title: "Other" })
      rows.take(changes(8, 9, [task(1, { status: "cancelled", seq: 9 })]))
      expect(rows.shown("task1")?.status).toBe("cancelled")
    }))

  test("an own change whose row has not changed ends with the position", () =>
    withRows(1, async (rows) => {
      await rows.act("task1", { status: "done" }, () => Promise.resolve({ id: "task1", seq: 9 }))
      expect(rows.shown("task1")?.status).toBe("done")
      rows.take({ is: "position", view: "tasks", at: 9 })
      expect(rows.shown("task1")?.status).toBe("open")
    }))

  test("a refused change is reverted, and its reason is told", () =>
    withRows(1, async (rows, refused) => {
      const { promise, refuse } = held()
      const done = rows.act("task1", { status: "done" }, () => promise)
      const why = new Refusal({ type: "about:blank", title: "No.", status: 409, detail: "" })
      refuse(why)
      expect(await done).toBe(null)
      await arrive()
      expect(rows.shown("task1")?.status).toBe("open")
      expect(refused).toEqual([why])
    }))
})
