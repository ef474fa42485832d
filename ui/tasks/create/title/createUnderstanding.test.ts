import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Live } from "../../../sync/live.tsx"
import { createUnderstanding } from "./createUnderstanding.ts"

const named = (id: string) => ({ id, name: "Owner", handle: null, role: "owner", left: false, mergedInto: null })
/** The parts of the rows that a title may name. */
const live = {
  views: { people: { all: () => [named("service:import00"), named("person:ada00000")] }, topics: { all: () => [] } },
  session: { actor: "person:ada00000" }
}

const asked: Array<string> = []
let answer: () => Promise<Response>
const due = { due: "2026-11-27", from: 4, to: 7 }

beforeEach(() => {
  asked.length = 0
  answer = () => Promise.resolve(new Response(JSON.stringify({ due, seq: 1 })))
  vi.useFakeTimers({ now: 0 })
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(new URL(path, "http://localhost").searchParams.get("title") ?? "")
    return answer()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const typing = () =>
  createRoot((end) => {
    const [text, setText] = createSignal("")
    // Only these rows are read.
    return { setText, end, of: createUnderstanding(live as unknown as Live, text, () => []) }
  })

test("the server is asked once when the typing pauses, and the date stays while the person types on", async () => {
  const { setText, of, end } = typing()
  for (const text of ["Fix", "Fix f", "Fix fri"]) {
    setText(text)
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual(["Fix fri"])
  setText("Fix fri p1")
  expect(of.parts().map(({ field }) => field)).toEqual(["due", "priority"])
  setText("Fix it")
  expect(of.parts()).toEqual([])
  end()
})

test("a creation waits for the date of its own text, but not for a server that does not answer", async () => {
  const { setText, of, end } = typing()
  setText("Fix fri")
  expect(await of.settle()).toMatchObject({ fields: { title: "Fix", due: "2026-11-27" } })
  answer = () => new Promise(() => {})
  setText("Oil fri")
  const values = of.settle()
  await vi.advanceTimersByTimeAsync(2000)
  expect(await values).toEqual({ fields: { title: "Oil fri" }, topics: [] })
  end()
})

test("a service with the name of a person is not mentioned", () => {
  const { setText, of, end } = typing()
  setText("Fix @owner")
  expect(of.parts().map(({ value }) => value)).toEqual(["person:ada00000"])
  end()
})
