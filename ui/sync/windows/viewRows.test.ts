import { createRenderEffect, createRoot, untrack } from "solid-js"
import { describe, expect, test } from "vitest"
import {
  windowAnswer,
  followedTasks,
  laneOf,
  rowLeft,
  me,
  numbersOf,
  snapshotOf,
  taskId,
  taskNumbered as task
} from "../../kit/windows.ts"

const active = "tasks:active"
const within = (check: () => void) =>
  createRoot((end) => {
    check()
    end()
  })

describe("a window", () => {
  test("shows a snapshot only when all its parts are there", () =>
    within(() => {
      const page = followedTasks({})
      const window = page.follow(active)
      page.rows.take(snapshotOf(active, 5, [task(1)], { more: true }))
      expect([numbersOf(page), window.ready()]).toEqual([[], false])
      page.rows.take(snapshotOf(active, 5, [task(2)]))
      expect([numbersOf(page), window.ready()]).toEqual([[1, 2], true])
    }))

  test("is ready no sooner than its rows are there", () => {
    const page = followedTasks({})
    const window = page.follow(active)
    const seen: Array<number> = []
    const end = createRoot((end) => {
      createRenderEffect(() => window.ready() && untrack(() => seen.push(numbersOf(page).length)))
      return end
    })
    page.rows.take(snapshotOf(active, 5, [task(1), task(2)]))
    end()
    expect(seen).toEqual([2])
  })

  test("that this device kept is ready, and is not answered before the server has sent what is newer", () =>
    within(() => {
      const page = followedTasks({})
      const window = page.follow(active)
      const cursor = followedTasks({ [active]: { at: 5, rows: [] } }).rows.cursorOf(active)
      if (cursor === null) throw new Error("no cursor")
      page.rows.restore([{ text: active, cursor, end: null }], [task(1)])
      expect([window.ready(), window.answered(), numbersOf(page)]).toEqual([true, false, [1]])
      page.rows.take(windowAnswer(active, 5, 8, { rows: [task(2)] }))
      expect([window.answered(), numbersOf(page)]).toEqual([true, [1, 2]])
    }))

  test("holds the rows of its kind, and drops those that leave it", () =>
    within(() => {
      const page = followedTasks({ [active]: { at: 5, rows: [task(1), task(2)] } })
      page.rows.take(laneOf(5, 7, [task(1, { status: "done", seq: 6 }), task(3, { seq: 7 })]))
      expect(numbersOf(page)).toEqual([2, 3])
    }))

  test("keeps a row that another window holds, until that window is released", () =>
    within(() => {
      const page = followedTasks({
        [active]: { at: 5, rows: [task(1), task(2)] },
        [`task:${taskId(1)}`]: { at: 5, rows: [task(1)] }
      })
      page.rows.take(laneOf(5, 6, [task(1, { status: "done", seq: 6 })]))
      expect(page.rows.shown(taskId(1))?.status).toBe("done")
      page.rows.release(page.follow(`task:${taskId(1)}`).followed.window.text)
      expect(numbersOf(page)).toEqual([2])
    }))

  test("holds the rows of its page, up to the end that the server named", () =>
    within(() => {
      const finished = (n: number, minute: number) =>
        task(n, { status: "done", updatedAt: `2026-11-27T10:${minute}:00Z` })
      const end = btoa(JSON.stringify(["2026-11-27T10:20:00Z", taskId(1)])).replaceAll("=", "")
      const page = followedTasks({})
      const text = "tasks:done,before,newest,2"
      const window = page.follow(text)
      page.rows.take(snapshotOf(text, 5, [finished(2, 30), finished(1, 20)], { next: end }))
      page.rows.take(windowAnswer(text, 5, 5))
      expect(window.next()).toBe(end)
      page.rows.take(
        laneOf(5, 8, [
          { ...finished(3, 40), seq: 6 },
          { ...finished(4, 10), seq: 7 }
        ])
      )
      expect(numbersOf(page)).toEqual([1, 2, 3])
    }))

  test("holds a person's own tasks only", () =>
    within(() => {
      const page = followedTasks({ "tasks:mine": { at: 5, rows: [] } })
      const assignee = task(1, { assignee: me as never, seq: 6 })
      page.rows.take(laneOf(5, 7, [assignee, task(2, { seq: 7 })]))
      expect(numbersOf(page)).toEqual([1])
    }))
})

describe("a frame of a lane", () => {
  const start = () => followedTasks({ [active]: { at: 5, rows: [task(1)] } })

  test("is ignored when it ends at or before the position", () =>
    within(() => {
      const page = start()
      page.rows.take(laneOf(1, 5, [task(9)]))
      expect(numbersOf(page)).toEqual([1])
    }))

  test("that begins after the position is reported, and the window does not move until it is answered", () =>
    within(() => {
      const page = start()
      expect(page.rows.take(laneOf(6, 9, [task(9)]))).toEqual([active])
      page.rows.take({ is: "position", at: 20 })
      expect(page.rows.cursorOf(active)?.seq).toBe(5)
      page.rows.take(windowAnswer(active, 5, 9, { rows: [task(8)] }))
      expect([numbersOf(page), page.rows.cursorOf(active)?.seq]).toEqual([[1, 8, 9], 9])
      page.rows.take({ is: "position", at: 20 })
      expect(page.rows.cursorOf(active)?.seq).toBe(20)
    }))

  test("moves the cursor only with the position of all lanes", () =>
    within(() => {
      const page = start()
      page.rows.take(laneOf(5, 12, [task(2, { seq: 11 })]))
      expect(page.rows.cursorOf(active)?.seq).toBe(5)
      page.rows.take({ is: "position", at: 12 })
      expect(page.rows.cursorOf(active)?.seq).toBe(12)
    }))

  test("never puts an older row over a newer one", () =>
    within(() => {
      const page = followedTasks({ [active]: { at: 5, rows: [task(1, { title: "New", seq: 5 })] } })
      page.rows.take(laneOf(3, 8, [task(1, { title: "Old", seq: 4 })]))
      expect(page.rows.shown(taskId(1))?.title).toBe("New")
    }))

  test("keeps a row that moved between two audiences of the person, for any order of the frames", () =>
    within(() => {
      const closed = task(1, { audience: me as never, seq: 4 })
      const moved = task(1, { seq: 6 })
      const leaves = laneOf(5, 6, [], { lane: me, removed: [rowLeft(1, 6, me)] })
      const arrives = laneOf(5, 7, [moved])
      for (const frames of [
        [leaves, arrives],
        [arrives, leaves]
      ]) {
        const page = followedTasks({ [active]: { at: 5, rows: [closed] } })
        for (const frame of frames) page.rows.take(frame)
        expect(page.rows.shown(taskId(1))).toEqual(moved)
      }
    }))

  test("drops a row that left the audience it was seen in, from every window", () =>
    within(() => {
      const page = followedTasks({
        [active]: { at: 5, rows: [task(1)] },
        [`task:${taskId(1)}`]: { at: 5, rows: [task(1)] }
      })
      page.rows.take(laneOf(5, 6, [], { removed: [rowLeft(1, 6)] }))
      expect(numbersOf(page)).toEqual([])
    }))

  test.each([100, 10_000])("of one row among %i touches one row", (count) =>
    within(() => {
      const all = Array.from({ length: count }, (_, n) => task(n + 1, { seq: 1 }))
      const page = followedTasks({ [active]: { at: 5, rows: all } })
      const touched: Array<string> = []
      page.rows.table.listen((changes) => touched.push(...changes.map(({ id }) => id)))
      page.rows.take(laneOf(5, 6, [task(7, { title: "Moved", seq: 6 })]))
      expect(touched).toEqual([taskId(7)])
      expect(page.rows.table.size()).toBe(count)
    })
  )

  test("repeated at random ends with the server's rows", () =>
    within(() => {
      const frames = [
        laneOf(0, 1, [task(1)]),
        laneOf(1, 2, [task(2)]),
        laneOf(2, 3, [task(1, { title: "Again", seq: 3 })]),
        laneOf(3, 4, [], { removed: [rowLeft(2, 4)] })
      ]
      const page = followedTasks({ [active]: { at: 0, rows: [] } })
      for (const frame of frames.flatMap((each, i) => [each, ...frames.slice(0, i)])) page.rows.take(frame)
      expect(page.rows.all()).toEqual([task(1, { title: "Again", seq: 3 })])
    }))
})

test("a snapshot of other tables replaces the rows, whatever their positions", () =>
  within(() => {
    const page = followedTasks({ [active]: { at: 5, rows: [task(1, { seq: 5 }), task(2)] } })
    page.rows.take(
      snapshotOf(active, 3, [task(1, { title: "Restored", seq: 2 })], {
        cursor: { generation: 2, epoch: 1, seq: 3 }
      })
    )
    expect(page.rows.all().map(({ title }) => title)).toEqual(["Restored"])
  }))
