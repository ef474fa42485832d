import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { TaskRow } from "../../../gateways/contract.ts"
import { taskLineOf } from "../../../gateways/contract/lines.ts"
import { shownTask } from "../../kit/rows.ts"
import { clearToasts, undoNewest } from "../../parts/toast/toast.tsx"
import { changedSince, regardless, reverseOf, type TaskStep } from "./reverse.ts"
import { sendOnTask, type TaskPort } from "./sendOnTask.ts"

const verbsOf = (steps: ReadonlyArray<TaskStep>) => steps.map(({ verb }) => verb)

describe("the way back", () => {
  test.each([
    ["complete", "open", ["reopen"]],
    ["complete", "in-progress", ["reopen", "start"]],
    ["cancel", "in-progress", ["reopen", "start"]],
    ["start", "open", ["reopen"]],
    ["reopen", "done", ["complete"]],
    ["reopen", "cancelled", ["cancel"]],
    ["reopen", "in-progress", ["start"]]
  ] as const)("from %s of a task that was %s is %j", (verb, status, steps) => {
    expect(verbsOf(reverseOf(verb, shownTask("t1", { status })))).toEqual(steps)
  })

  test("of a field is its value before", () => {
    const before = shownTask("t1", { due: "2026-11-30", assignee: "person:ann00000" })
    expect(reverseOf("schedule", before)[0]?.body).toEqual({ due: "2026-11-30" })
    expect(reverseOf("assign", before)[0]?.body).toEqual({ assignee: "person:ann00000" })
  })

  test("of a text names the revision that the command made, until the person has read that it is another one", () => {
    const before = shownTask("t1", { description: "First", titleRevision: 4, descriptionRevision: 7 })
    const steps = [...reverseOf("retitle", before), ...reverseOf("describe", before)]
    expect(steps.map(({ body }) => body)).toEqual([
      { title: "Rename the harbour", revision: 5 },
      { description: "First", revision: 8 }
    ])
    expect(regardless(steps).map(({ body }) => body)).toEqual([
      { title: "Rename the harbour" },
      { description: "First" }
    ])
  })

  test("to a text that a line does not have does not exist", () => {
    expect(reverseOf("describe", taskLineOf(shownTask("t1")))).toEqual([])
  })

  test("to no priority does not exist", () => {
    expect(reverseOf("prioritise", shownTask("t1", { priority: null }))).toEqual([])
  })
})

test("a change counts as changed since only in the fields that it set", () => {
  const now = shownTask("t1", { status: "done", title: "Another title" })
  expect(changedSince({ status: "done" }, now)).toBe(false)
  expect(changedSince({ status: "cancelled" }, now)).toBe(true)
  expect(changedSince({ description: "Mine" }, taskLineOf(now))).toBe(false)
})

describe("a command on a task", () => {
  const sent: Array<string> = []
  let row: TaskRow
  /** Shows a change as the rows do, and answers each request at once. */
  const live: TaskPort = {
    task: () => row,
    act: async (_, change, request) => {
      row = { ...row, ...change }
      return await request()
    }
  }
  const complete: TaskStep = { verb: "complete", change: { status: "done" } }
  const settled = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  beforeEach(() => {
    sent.length = 0
    row = shownTask("t1", { status: "in-progress" })
    vi.stubGlobal("fetch", (path: string) => {
      sent.push(path.replace("/api/tasks/t1/", ""))
      return Promise.resolve(new Response(JSON.stringify({ id: "t1", seq: sent.length })))
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    clearToasts()
  })

  test("is undone by the commands that lead back", async () => {
    await sendOnTask(live, row, complete)
    undoNewest()
    await vi.waitFor(() => expect(sent).toEqual(["complete", "reopen", "start"]))
    expect(row.status).toBe("in-progress")
  })

  test("asks before it overwrites what another person changed since", async () => {
    await sendOnTask(live, row, complete)
    row = { ...row, status: "cancelled" }
    undoNewest()
    await settled()
    expect(sent).toEqual(["complete"])
    undoNewest()
    await vi.waitFor(() => expect(sent).toEqual(["complete", "reopen", "start"]))
  })

  test("on a text asks before it overwrites a version that the page has not heard of", async () => {
    row = shownTask("t1", { title: "First", titleRevision: 4 })
    const bodies: Array<unknown> = []
    const conflict = { type: "/problems/conflict", title: "", status: 409, detail: "", reason: "changed-meanwhile" }
    vi.stubGlobal("fetch", (_: string, { body }: { readonly body: string }) => {
      bodies.push(JSON.parse(body))
      const answer = bodies.length === 2 ? conflict : { id: "t1", seq: bodies.length }
      return Promise.resolve(new Response(JSON.stringify(answer), { status: bodies.length === 2 ? 409 : 200 }))
    })
    const retitle: TaskStep = {
      verb: "retitle",
      change: { title: "Second", titleRevision: 5 },
      body: { title: "Second", revision: 4 }
    }
    await sendOnTask(live, row, retitle)
    undoNewest()
    await vi.waitFor(() => expect(bodies).toHaveLength(2))
    await settled()
    undoNewest()
    await vi.waitFor(() => expect(bodies).toHaveLength(3))
    expect(bodies).toEqual([{ title: "Second", revision: 4 }, { title: "First", revision: 5 }, { title: "First" }])
  })

  test("that was refused has nothing to undo", async () => {
    await sendOnTask({ ...live, act: () => Promise.resolve(null) }, row, complete)
    expect(undoNewest()).toBe(false)
  })
})
