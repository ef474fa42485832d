import type { Grouping } from "../../domain/savedViews/listVocabulary.ts"
import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { shownTask } from "../kit/rows.ts"
import { clearToasts, undoNewest } from "../parts/toast/toast.tsx"
import { createSelection } from "../tasks/select/createSelection.ts"
import { createMoves } from "./createMoves.ts"
import { newInColumn } from "./newInColumn.ts"

describe("a new task in a column", () => {
  test.each([
    ["status", "open", {}, null],
    ["status", "in-progress", {}, { verb: "start" }],
    ["priority", "high", { priority: "high" }, null],
    ["assignee", "person:ann00000", { assignee: "person:ann00000" }, null],
    ["assignee", "", {}, null],
    ["topic", "topic001", {}, { verb: "topic", body: { topic: "topic001" } }]
  ] as const)("by %s in the column %j begins with %j, and then %j", (by, group, fields, next) => {
    expect(newInColumn(by, group)).toMatchObject({ fields, next })
  })

  test.each(["done", "cancelled"])("does not begin as %s", (status) => {
    expect(newInColumn("status", status)).toBeNull()
  })
})

describe("a move", () => {
  const columns = ["open", "in-progress", "done"]
  const sent: Array<string> = []
  let rows: Map<string, TaskLine>
  let refuse = false
  let may = true

  const moves = (by: Grouping = "status") =>
    createRoot((end) => {
      const [ids] = createSignal(["t1", "t2", "t3"])
      const selection = createSelection(ids)
      const idsOf = (group: string) => [...rows.values()].filter(({ status }) => status === group).map(({ id }) => id)
      const live = {
        mayAct: () => may,
        task: (id: string) => rows.get(id),
        act: async (id: string, change: Partial<TaskLine>, request: () => Promise<unknown>) => {
          const before = rows.get(id)!
          rows.set(id, { ...before, ...change })
          if (!refuse) return await request()
          rows.set(id, before)
          return null
        }
      }
      // Only these parts of the page are used by a move.
      const page = { live, list: { idsOf }, by: () => by, selection } as unknown as Parameters<typeof createMoves>[0]
      return { ...createMoves(page, () => document.body), selection, end }
    })

  beforeEach(() => {
    sent.length = 0
    refuse = false
    may = true
    rows = new Map([
      ["t1", shownTask("t1", { status: "open" })],
      ["t2", shownTask("t2", { status: "open" })],
      ["t3", shownTask("t3", { status: "done" })]
    ])
    vi.stubGlobal("fetch", (path: string) => {
      sent.push(path.replace("/api/tasks/", ""))
      return Promise.resolve(new Response(JSON.stringify({ id: "t1", seq: sent.length })))
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    clearToasts()
  })

  test("sends the commands of the column, and is undone by the commands that lead back", async () => {
    const { move, end } = moves()
    await move("t3", "in-progress")
    expect(sent).toEqual(["t3/reopen", "t3/start"])
    undoNewest()
    await vi.waitFor(() => expect(sent.slice(2)).toEqual(["t3/complete"]))
    expect(rows.get("t3")?.status).toBe("done")
    end()
  })

  test("of a selected card moves the selection, and leaves what is in the column already", async () => {
    const { move, selection, end } = moves()
    for (const id of ["t1", "t2", "t3"]) selection.toggle(id)
    await move("t1", "done")
    expect(sent.toSorted()).toEqual(["t1/complete", "t2/complete"])
    end()
  })

  test("that was refused leaves the card where it was, and has nothing to undo", async () => {
    refuse = true
    const { move, end } = moves()
    await move("t1", "done")
    expect(rows.get("t1")?.status).toBe("open")
    expect(undoNewest()).toBe(false)
    end()
  })

  test("by a key goes to the next column that accepts the card", () => {
    const { beside, end } = moves()
    expect([beside("t1", columns, 1), beside("t3", columns, -1)]).toEqual(["in-progress", "in-progress"])
    expect([beside("t1", columns, -1), beside("t3", columns, 1)]).toEqual([undefined, undefined])
    end()
  })

  test("is not possible for a viewer, or to no priority", async () => {
    const { accepts, end } = moves("priority")
    expect([accepts("high"), accepts("")]).toEqual([true, false])
    may = false
    expect(accepts("high")).toBe(false)
    end()
  })
})
