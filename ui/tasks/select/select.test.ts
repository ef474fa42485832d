import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { shownTask } from "../../kit/rows.ts"
import { clearToasts, undoNewest } from "../../parts/toast/toast.tsx"
import type { TaskPort } from "../../task/undo/sendOnTask.ts"
import { changeTasks, stepsTo } from "./changeTasks.ts"
import { createSelection } from "./createSelection.ts"
import { changeOf } from "./fieldChanges.ts"

describe("a selection", () => {
  const selectionOf = (ids: ReadonlyArray<string>) =>
    createRoot((end) => {
      const [listed, setListed] = createSignal(ids)
      return { selection: createSelection(listed), setListed, end }
    })

  test("extends from the row that was last chosen alone, and keeps the order of the list", () => {
    const { selection, end } = selectionOf(["a", "b", "c", "d", "e"])
    selection.toggle("d")
    selection.extendTo("b")
    expect(selection.ids()).toEqual(["b", "c", "d"])
    selection.extendTo("e")
    expect(selection.ids()).toEqual(["b", "c", "d", "e"])
    selection.toggle("c")
    expect(selection.ids()).toEqual(["b", "d", "e"])
    end()
  })

  test("loses the rows that leave the list", () => {
    const { selection, setListed, end } = selectionOf(["a", "b"])
    selection.all()
    setListed(["b", "c"])
    expect(selection.ids()).toEqual(["b"])
    end()
  })
})

test.each([
  ["open", "done", ["complete"]],
  ["done", "in-progress", ["reopen", "start"]],
  ["in-progress", "open", ["reopen"]],
  ["cancelled", "done", ["reopen", "complete"]],
  ["done", "done", []]
] as const)("from %s to %s are the commands %j", (status, wanted, verbs) => {
  expect(stepsTo(wanted)(shownTask("t1", { status })).map(({ verb }) => verb)).toEqual(verbs)
})

describe("one change of many tasks", () => {
  const sent: Array<string> = []
  let rows: ReadonlyMap<string, TaskLine>
  let open = 0
  let most = 0
  const live: TaskPort = {
    task: (id) => rows.get(id),
    act: async (id, change, request) => {
      const before = rows.get(id)
      if (before !== undefined) rows = new Map([...rows, [id, { ...before, ...change }]])
      return await request()
    }
  }
  beforeEach(() => {
    sent.length = 0
    most = 0
    rows = new Map(
      Array.from({ length: 20 }, (_, n) => [`t${n}`, shownTask(`t${n}`, { number: n, assignee: null })] as const)
    )
    vi.stubGlobal("fetch", async (path: string) => {
      sent.push(path.replace("/api/tasks/", ""))
      most = Math.max(most, ++open)
      await Promise.resolve()
      open--
      return new Response(JSON.stringify({ id: "t0", seq: sent.length }))
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    clearToasts()
  })
  const all = () => [...rows.values()]

  test("is shown at once, sent a few at a time, and undone together", async () => {
    const change = changeTasks(live, all(), changeOf("assignee", "person:bob00000"))
    expect(all().every(({ assignee }) => assignee === "person:bob00000")).toBe(true)
    await change
    expect(sent).toHaveLength(20)
    expect(most).toBeLessThanOrEqual(6)
    undoNewest()
    await vi.waitFor(() => expect(sent).toHaveLength(40))
    expect(all().every(({ assignee }) => assignee === null)).toBe(true)
  })

  test("sends nothing for a task that has the value, and one undo leaves what another person changed since", async () => {
    rows = new Map([...rows].slice(0, 3))
    rows = new Map([...rows, ["t2", shownTask("t2", { status: "done" })]])
    await changeTasks(live, all(), stepsTo("done"))
    expect(sent.toSorted()).toEqual(["t0/complete", "t1/complete"])
    rows = new Map([...rows, ["t1", shownTask("t1", { status: "cancelled" })]])
    undoNewest()
    await vi.waitFor(() => expect(sent.slice(2)).toEqual(["t0/reopen"]))
  })
})
