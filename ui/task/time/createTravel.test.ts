import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import { createTravel, type Travel } from "./createTravel.ts"

const now = shownTask("t1", { title: "Third", seq: 9 })
const event = (seq: number) => ({ id: `event${seq}`, seq, at: `2026-11-2${seq}T12:00:00Z` })
const history = { items: [event(4), event(7), event(9)], next: null }
const asked: Array<string> = []
/** The status of reads of the past. */
let status = 200
let end = () => {}

beforeEach(() => {
  asked.length = 0
  status = 200
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    const asOf = /asOf=(\d+)/u.exec(path)?.[1]
    const row = { ...now, title: asOf === "4" ? "First" : "Second", seq: Number(asOf) }
    if (asOf === undefined) return Promise.resolve(new Response(JSON.stringify(history)))
    const problem = { type: "about:blank", title: "Busy", status, detail: "" }
    return Promise.resolve(new Response(JSON.stringify(status === 200 ? row : problem), { status }))
  })
})
afterEach(() => {
  end()
  vi.unstubAllGlobals()
})

const travelFrom = async (start: number | null = null) => {
  const made = createRoot((dispose) => {
    end = dispose
    const [at, setAt] = createSignal<number | null>(start)
    return { at, travel: createTravel(() => now, at, setAt) }
  })
  await vi.waitFor(() => expect(made.travel.steps()).toHaveLength(3))
  return made
}
const titleOf = (travel: Travel, title: string) =>
  vi.waitFor(() => expect([travel.row().title, travel.loading()]).toEqual([title, false]))

test("a step back is the task after the change before, and the past is read once", async () => {
  const { at, travel } = await travelFrom()
  expect([travel.isNow(), travel.row().title]).toEqual([true, "Third"])
  travel.by(-1)
  await titleOf(travel, "Second")
  travel.by(-1)
  await titleOf(travel, "First")
  travel.by(-1)
  expect(at()).toBe(4)
  travel.by(1)
  await titleOf(travel, "Second")
  expect(asked.filter((path) => path.includes("asOf"))).toEqual(["/api/tasks/t1?asOf=7", "/api/tasks/t1?asOf=4"])
})

test("the last step is the present, which has no position", async () => {
  const { at, travel } = await travelFrom(4)
  await titleOf(travel, "First")
  travel.go(2)
  expect([at(), travel.isNow(), travel.row().title]).toEqual([null, true, "Third"])
})

test("while another step is read, the page knows that its row is not that of the step", async () => {
  const { travel } = await travelFrom()
  travel.by(-1)
  expect(travel.loading()).toBe(true)
  await titleOf(travel, "Second")
})

test("a past that could not be read is not shown as that step, and can be read again", async () => {
  const { travel } = await travelFrom()
  status = 500
  travel.by(-1)
  await vi.waitFor(() => expect(travel.failed()?.problem.status).toBe(500))
  expect(travel.loading()).toBe(true)
  status = 200
  travel.again()
  await titleOf(travel, "Second")
  expect(travel.failed()).toBe(null)
})
