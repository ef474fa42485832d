import { createRoot, createSignal } from "solid-js"
import { afterEach, expect, test } from "vitest"
import { createHeldList, holdWhileUsed } from "./createHeldList.ts"

const ends: Array<() => void> = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  document.body.replaceChildren()
})
const listOf = (open: ReadonlyArray<string>, done: ReadonlyArray<string> = []) =>
  createRoot((end) => {
    ends.push(end)
    const [rows, setRows] = createSignal({ open, done })
    const list = createHeldList(
      ["open", "done"] as const,
      (group) => rows()[group],
      (id) => id.startsWith("mine")
    )
    return { list, setRows, shown: () => [list.idsOf("open"), list.idsOf("done"), list.waiting()] }
  })

test("a held list keeps its rows in their places, and counts the new ones", () => {
  const { list, setRows, shown } = listOf(["b", "a"])
  list.hold()
  setRows({ open: ["d", "c", "b"], done: ["a"] })
  expect(shown()).toEqual([["b", "a"], [], 2])
  list.release()
  expect(shown()).toEqual([["d", "c", "b"], ["a"], 0])
})

test("shows the person's own new row at once", () => {
  const { list, setRows, shown } = listOf(["a"])
  list.hold()
  setRows({ open: ["mine", "b", "a"], done: [] })
  expect(shown()).toEqual([["mine", "a"], [], 1])
})

test("shows rows that follow the last one at once: they move nothing, and are a page that was loaded", () => {
  const { list, setRows, shown } = listOf(["c", "b"])
  list.hold()
  setRows({ open: ["d", "c", "b", "a"], done: [] })
  expect(shown()).toEqual([["c", "b", "a"], [], 1])
})

test("shows the rows that wait when the person asks, and is held again", () => {
  const { list, setRows, shown } = listOf(["a"])
  list.hold()
  setRows({ open: ["b", "a"], done: [] })
  list.showNew()
  expect(shown()).toEqual([["b", "a"], [], 0])
  setRows({ open: ["c", "b", "a"], done: [] })
  expect(shown()).toEqual([["b", "a"], [], 1])
})

test("an empty list shows its first row", () => {
  const { list, setRows, shown } = listOf([])
  list.hold()
  setRows({ open: ["a"], done: [] })
  expect(shown()).toEqual([["a"], [], 0])
})

test("is held while the pointer or the focus is in it, or while it is scrolled", async () => {
  const element = document.body.appendChild(document.createElement("div"))
  const row = element.appendChild(document.createElement("button"))
  const outside = document.body.appendChild(document.createElement("button"))
  let held = false
  ends.push(
    holdWhileUsed(element, {
      hold: () => {
        held = true
      },
      release: () => {
        held = false
      }
    })
  )
  const pointer = (type: string) => {
    const event = new Event(type)
    Object.defineProperty(event, "pointerType", { value: "mouse" })
    element.dispatchEvent(event)
    return held
  }
  expect([pointer("pointerenter"), pointer("pointerleave")]).toEqual([true, false])
  row.focus()
  await Promise.resolve()
  expect([held, pointer("pointerenter"), pointer("pointerleave")]).toEqual([true, true, true])
  outside.focus()
  await Promise.resolve()
  expect(held).toBe(false)
  element.scrollTop = 100
  element.dispatchEvent(new Event("scroll"))
  expect(held).toBe(true)
})
