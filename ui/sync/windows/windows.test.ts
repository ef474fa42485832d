import { createRoot } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { windowAnswer, me, snapshotOf, taskNumbered as task } from "../../kit/windows.ts"
import { createViews } from "./createViews.ts"
import { makePageWindows } from "./windows.ts"

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

/** The windows of a page, with the frames that it sends. */
const within = (check: (page: ReturnType<typeof pageOf>) => void) =>
  createRoot((end) => {
    check(pageOf())
    end()
  })
const pageOf = () => {
  const sent: Array<string> = []
  const views = createViews([me], { refused: () => undefined, unanswered: () => undefined })
  const windows = makePageWindows(views, {
    subscribe: (window, cursor) => void sent.push(`+${window}${cursor === null ? "" : `@${cursor.seq}`}`),
    unsubscribe: (window) => void sent.push(`-${window}`)
  })
  const answer = (window: string, at: number) => {
    windows.take({ view: "tasks", ...snapshotOf(window, at, [task(1)]) } as never)
    windows.take({ view: "tasks", ...windowAnswer(window, at, at) } as never)
  }
  return { sent, views, windows, answer }
}
const active = "tasks:active"

test("a window is subscribed once for all its holders, and left some time after the last", () =>
  within(({ windows, sent, views, answer }) => {
    const [first, second] = [windows.open(active), windows.open(active)]
    answer(active, 5)
    first.release()
    second.release()
    expect([sent, views.tasks.table.size()]).toEqual([[`+${active}`], 1])
    vi.runAllTimers()
    expect([sent, views.tasks.table.size()]).toEqual([[`+${active}`, `-${active}`], 0])
  }))

test("a window that is opened again in time keeps its rows, and is not subscribed again", () =>
  within(({ windows, sent, answer }) => {
    windows.open(active).release()
    answer(active, 5)
    expect(windows.open(active).ready()).toBe(true)
    vi.runAllTimers()
    expect(sent).toEqual([`+${active}`])
  }))

test("after a new socket each window goes on from its own position", () =>
  within(({ windows, sent, answer }) => {
    windows.open(active)
    answer(active, 5)
    windows.open("people")
    sent.length = 0
    windows.subscribeAll()
    expect(sent).toEqual([`+${active}@5`, "+people"])
  }))

test("a window that does not exist is refused here, and not sent", () =>
  within(({ windows, sent }) => {
    const handle = windows.open("task:T-1")
    expect([handle.ready(), typeof handle.refused(), sent]).toEqual([true, "string", []])
  }))

test("the reason of a refusal is told to the holders", () =>
  within(({ windows }) => {
    const handle = windows.open("people")
    windows.refused("people", "you may not read the view people")
    expect(handle.refused()).toBe("you may not read the view people")
  }))
