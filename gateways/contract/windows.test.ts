import { describe, expect, test } from "vitest"
import { taskLineOf, taskLineSent, type TaskLine } from "./lines.ts"
import { type ViewWindow, pageKeyOf, pageText, parseWindow, windowHolds, windowKinds } from "./windows.ts"
import { encodeCursor } from "../../projections/reads/cursor.ts"

const line = (given: object): TaskLine =>
  taskLineOf({
    id: "task0001",
    number: 1,
    title: "Fix the gate",
    status: "open",
    createdBy: "person:ada00000",
    updatedAt: "2026-11-01T10:00:00.000Z",
    seq: 4,
    ...given
  } as never)
const windowOf = (text: string): ViewWindow => {
  const window = parseWindow(text)
  if ("refused" in window) throw new Error(window.refused)
  return window
}
const cursor = encodeCursor({ at: "2026-11-20T10:00:00.000Z", id: "task0009" })

describe("the text of a window", () => {
  test.each([
    ["tasks:active", { kind: "tasks:active", view: "tasks", id: null, page: null }],
    ["task:task0001", { text: "task:task0001", kind: "task", view: "tasks", id: "task0001" }],
    ["tasks:done,before,newest,100", { page: { direction: "before", from: null, limit: 100 } }],
    [`tasks:done,before,${cursor},1`, { page: { from: { at: "2026-11-20T10:00:00.000Z", id: "task0009" } } }],
    ["messages:chat,chat0001,after,oldest,200", { view: "messages", id: "chat0001", page: { direction: "after" } }]
  ])("%s is understood", (text, window) => expect(parseWindow(text)).toMatchObject(window))

  test.each([
    "",
    "tasks",
    "tasks:active,1",
    "task",
    "task:T-12",
    "task:task0001,x",
    "constructor",
    "__proto__",
    "tasks:done",
    "tasks:done,before,newest,0",
    "tasks:done,before,newest,201",
    "tasks:done,before,newest,1e9",
    "tasks:done,before,oldest,10",
    "tasks:done,before,W10,10",
    "tasks:done,beside,newest,10",
    "messages:chat,before,newest,10",
    `tasks:done,before,${"a".repeat(10_000)},10`
  ])("%j is refused with a sentence", (text) => {
    const window = parseWindow(text)
    expect("refused" in window && window.refused.length).toBeGreaterThan(10)
    expect("refused" in window && window.refused.length).toBeLessThan(400)
  })

  test("each kind has a text that is understood", () => {
    const suffixes = ["", ",abcd0001", `,${pageText("before", null, 50)}`, `,abcd0001,${pageText("after", cursor, 50)}`]
    for (const kind of windowKinds)
      expect(suffixes.filter((suffix) => !("refused" in parseWindow(`${kind}${suffix}`)))).toHaveLength(1)
  })
})

describe("a window holds", () => {
  test("the rows of its filter", () => {
    const done = line({ status: "done", assignee: "person:ada00000" })
    const mine = line({ assignee: "person:ada00000" })
    const names = ["person:ada00000"]
    expect(
      ["tasks:active", "tasks:mine", "task:task0001", "task:task0002"].map((text) =>
        windowHolds(windowOf(text), mine, names)
      )
    ).toEqual([true, true, true, false])
    expect(
      ["tasks:active", "tasks:mine", "tasks:done,before,newest,1"].map((text) =>
        windowHolds(windowOf(text), done, names)
      )
    ).toEqual([false, false, true])
    expect(windowHolds(windowOf("tasks:mine"), mine, ["person:bo000000"])).toBe(false)
    expect(windowHolds(windowOf("tasks:made"), mine, [mine.createdBy])).toBe(true)
    expect(windowHolds(windowOf("tasks:made"), mine, ["person:other000"])).toBe(false)
    expect(windowHolds(windowOf("tasks:made"), { ...mine, status: "done" }, [mine.createdBy])).toBe(false)
  })

  test("the rows between its cursor and the end of its page", () => {
    const rows = ["18", "19", "20", "21"].map((day) =>
      line({ id: `task00${day}`, status: "done", updatedAt: `2026-11-${day}T10:00:00.000Z` })
    )
    const end = encodeCursor({ at: "2026-11-19T10:00:00.000Z", id: "task0019" })
    const held = (text: string, of: string | null) =>
      rows.filter((row) => windowHolds(windowOf(text), row, [], of)).map(({ id }) => id)
    expect(held(`tasks:done,before,${cursor},2`, end)).toEqual(["task0019"])
    expect(held(`tasks:done,before,${cursor},2`, null)).toEqual(["task0018", "task0019"])
    expect(held("tasks:done,before,newest,2", end)).toEqual(["task0019", "task0020", "task0021"])
    expect(held(`tasks:done,after,${end},2`, null)).toEqual(["task0020", "task0021"])
    expect(pageKeyOf("tasks:done", line({}))).toEqual({ at: "2026-11-01T10:00:00.000Z", id: "task0001" })
  })
})

test("a line is sent without its usual values, and has them again when it has arrived", () => {
  const whole = line({ priority: "high", topics: ["topic001"] })
  const sent = taskLineSent(whole)
  expect(Object.keys(sent)).toEqual([
    "id",
    "number",
    "title",
    "status",
    "createdBy",
    "updatedAt",
    "seq",
    "priority",
    "topics"
  ])
  expect(taskLineOf(JSON.parse(JSON.stringify(sent)))).toEqual(whole)
  expect(taskLineOf({ ...whole, description: "long" } as TaskLine)).toEqual(whole)
})
