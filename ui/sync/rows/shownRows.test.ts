import { createEffect, createRoot } from "solid-js"
import { describe, expect, test } from "vitest"
import type { Receipt } from "../../../gateways/contract.ts"
import { followedTasks, laneOf, taskId, taskNumbered as task } from "../../kit/windows.ts"
import type { ShownChange } from "../unsent/unsent.ts"
import { Refusal } from "../rest/api.ts"

const arrive = () => new Promise<void>((resolve) => queueMicrotask(resolve))

/** The tasks 1 to `count`, with the reasons of refused changes. */
const withRows = (count: number, check: (rows: Rows, refused: Array<Refusal>) => unknown) =>
  createRoot(async (end) => {
    const refused: Array<Refusal> = []
    const all = Array.from({ length: count }, (_, n) => task(n + 1))
    const { rows } = followedTasks({ "tasks:active": { at: 5, rows: all } }, { refused: (why) => refused.push(why) })
    await check(rows, refused)
    end()
  })
type Rows = ReturnType<typeof followedTasks>["rows"]
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
      for (const n of [1, 2]) createEffect(() => void read.push(`${n} ${rows.shown(taskId(n))?.title ?? "none"}`))
      await arrive()
      expect(read).toHaveLength(2)
      rows.take(laneOf(5, 6, [task(2, { title: "Moved", seq: 6 })]))
      expect(read.slice(2)).toEqual(["2 Moved"])
    }))

  test("an own change is shown at once, and stays until the rows include it", () =>
    withRows(1, async (rows) => {
      const { promise, answer } = held()
      const done = rows.act(taskId(1), { status: "done" }, () => promise)
      expect(rows.shown(taskId(1))?.status).toBe("done")
      answer({ id: taskId(1), seq: 9 })
      await done
      rows.take(laneOf(5, 8, [task(1, { title: "Other", seq: 8 })]))
      expect(rows.shown(taskId(1))).toMatchObject({ status: "done", title: "Other" })
      rows.take(laneOf(8, 9, [task(1, { status: "in-progress", seq: 9 })]))
      expect(rows.shown(taskId(1))?.status).toBe("in-progress")
    }))

  test("an own change whose row has not changed ends with the position", () =>
    withRows(1, async (rows) => {
      await rows.act(taskId(1), { status: "done" }, () => Promise.resolve({ id: taskId(1), seq: 9 }))
      expect(rows.shown(taskId(1))?.status).toBe("done")
      rows.take({ is: "position", at: 9 })
      expect(rows.shown(taskId(1))?.status).toBe("open")
    }))

  test("a refused change is reverted, and its reason is told", () =>
    withRows(1, async (rows, refused) => {
      const { promise, refuse } = held()
      const done = rows.act(taskId(1), { status: "done" }, () => promise)
      const why = new Refusal({ type: "about:blank", title: "No.", status: 409, detail: "" })
      refuse(why)
      expect(await done).toBe(null)
      await arrive()
      expect(rows.shown(taskId(1))?.status).toBe("open")
      expect(refused).toEqual([why])
    }))

  test("a change without an answer stays, until it is dropped or stored", () =>
    createRoot(async (end) => {
      const unanswered: Array<ShownChange> = []
      const { rows } = followedTasks(
        { "tasks:active": { at: 5, rows: [task(1)] } },
        { unanswered: (_, shown) => unanswered.push(shown) }
      )
      const request = { method: "POST" as const, path: "/tasks/1/prioritise", key: "k" }
      const lost = new Refusal({ type: "about:blank", title: "", status: 0, detail: "" }, true, request)
      const change = () => rows.act(taskId(1), { priority: "critical" }, () => Promise.reject(lost))
      await change()
      expect(rows.shown(taskId(1))?.priority).toBe("critical")
      unanswered[0]?.dropped()
      expect(rows.shown(taskId(1))?.priority).toBe("low")
      await change()
      unanswered[1]?.stored({ id: taskId(1), seq: 9 })
      rows.take(laneOf(5, 9, [task(1, { priority: "high", seq: 9 })]))
      expect(rows.shown(taskId(1))?.priority).toBe("high")
      end()
    }))
})
