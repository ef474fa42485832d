import { render } from "@solidjs/testing-library"
import { afterEach, beforeEach, expect, test } from "vitest"
import { createSignal } from "solid-js"
import { clearToasts, offerUndo, toast, undoNewest } from "./toast.tsx"
import { Toasts } from "./Toasts.tsx"

const undone: Array<string> = []
const complete = (task: string) => toast({ text: `Completed ${task}`, undo: () => void undone.push(task) })
let page: ReturnType<typeof render>

beforeEach(() => {
  undone.length = 0
  page = render(() => <Toasts />)
})
afterEach(() => {
  clearToasts()
  page.unmount()
})

test("a message replaces the one before it", () => {
  toast("Link copied")
  toast("Saved")
  expect(page.queryByText("Link copied")).toBeNull()
  expect(page.getByText("Saved").closest("[role=status]")?.className).not.toContain("fail")
})

test("a failure stays beside the next message, is an alert, and can be closed", () => {
  toast({ text: "Not saved", failed: true })
  toast("Saved")
  expect(page.getByRole("alert").textContent).toContain("Not saved")
  expect(page.getByText("Saved")).toBeTruthy()
  page.getByRole("button", { name: "Close" }).click()
  expect(page.queryByText("Not saved")).toBeNull()
})

test("the button undoes its command once, and closes the message", () => {
  complete("T-1")
  page.getByRole("button", { name: "Undo" }).click()
  expect(undone).toEqual(["T-1"])
  expect(page.queryByText("Completed T-1")).toBeNull()
  expect(undoNewest()).toBe(false)
})

test("commands are undone from the newest to the oldest, also when their messages are gone", () => {
  complete("T-1")
  complete("T-2")
  expect([undoNewest(), undoNewest(), undoNewest()]).toEqual([true, true, false])
  expect(undone).toEqual(["T-2", "T-1"])
  expect(page.queryByText("Completed T-2")).toBeNull()
})

test("answers are offered as long as the message has them", () => {
  const [wanted, setWanted] = createSignal(true)
  const chosen: Array<string> = []
  const answer = { key: "N", name: "noise", choose: () => chosen.push("noise") && setWanted(false) }
  toast({
    text: "Rejected",
    get choices() {
      return wanted() ? { name: "Reason", all: [answer] } : undefined
    }
  })
  expect(page.getByRole("group", { name: "Reason" })).toBeTruthy()
  page.getByRole("button", { name: "noise" }).click()
  expect(chosen).toEqual(["noise"])
  expect(page.queryByRole("group", { name: "Reason" })).toBeNull()
  expect(page.getByText("Rejected")).toBeTruthy()
})

test("a command keeps its place among those to undo when its message comes later, and is forgotten when it is refused", () => {
  const undoOf = (task: string) => () => void undone.push(task)
  const [first, second] = [undoOf("T-1"), undoOf("T-2")]
  offerUndo(first)
  const forget = offerUndo(second)
  toast({ text: "Completed T-1", undo: first })
  forget()
  expect([undoNewest(), undoNewest()]).toEqual([true, false])
  expect(undone).toEqual(["T-1"])
})

test("another person cannot undo the commands of the one who signed out", () => {
  complete("T-1")
  clearToasts()
  expect(undoNewest()).toBe(false)
})
