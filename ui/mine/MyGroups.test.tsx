import { MemoryRouter, Route } from "@solidjs/router"
import { render, screen } from "@solidjs/testing-library"
import { createSignal } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { shownTask } from "../kit/rows.ts"
import { useClock } from "../parts/clock.ts"
import { createTable } from "../sync/table/table.ts"
import type { RowPort } from "../tasks/row/rowPort.ts"
import { createMyTasks } from "./createMyTasks.ts"
import { MyGroups } from "./MyGroups.tsx"
import { NothingMine } from "./NothingMine.tsx"

const me = "person:ann00000"
beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 26, 23, 50) }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const row = (n: number, title: string, due: string | null) =>
  shownTask(`task${n}`, { number: n, title, due, assignee: me })

const shown = (...tasks: ReadonlyArray<TaskLine>) => {
  const table = createTable<TaskLine>()
  table.set(tasks.map((task) => [task.id, task] as const))
  // Only these parts of the port are used by rows that are not pressed.
  const port = {
    taskOf: table.get,
    nameOf: () => "Ann",
    topicName: () => undefined,
    mayAct: () => true,
    isSelected: () => false
  } as unknown as RowPort
  const View = () => {
    const list = createMyTasks(table, me, useClock())
    return <MyGroups list={list} picking={false} scroller={() => document.body} port={port} />
  }
  render(() => (
    <MemoryRouter>
      <Route path="*" component={View} />
    </MemoryRouter>
  ))
  return { heads: () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent) }
}
const dateOf = (title: string) => screen.getByText(title).closest("li")?.querySelector(".when")?.className

test("at midnight a page that stays open has the groups and the colours of the new day", async () => {
  const { heads } = shown(
    row(1, "Refund the sailing", "2026-11-26"),
    row(2, "Answer the harbour", "2026-11-27"),
    row(3, "Send the list", "2026-11-29")
  )
  expect(heads()).toEqual(["Today 1", "Next 7 days 2"])
  expect(["Refund the sailing", "Send the list"].map(dateOf)).toEqual(["when soon", "when "])
  await vi.advanceTimersByTimeAsync(11 * 60_000)
  expect(heads()).toEqual(["Overdue 1", "Today 1", "Next 7 days 1"])
  expect(dateOf("Refund the sailing")).toBe("when late")
  await vi.advanceTimersByTimeAsync(24 * 3600_000)
  expect(heads()).toEqual(["Overdue 2", "Next 7 days 1"])
  expect(dateOf("Send the list")).toBe("when soon")
})

test.each([
  ["on a phone, where titles wrap, rows are measured", true],
  ["elsewhere rows have one height and are not measured", false]
])("%s", (_, isPhone) => {
  vi.stubGlobal("matchMedia", () => ({ matches: isPhone, addEventListener: () => {}, removeEventListener: () => {} }))
  shown(row(1, "Refund the sailing", "2026-11-26"))
  // A row that is measured carries its index.
  expect(screen.getByText("Refund the sailing").closest("li")?.hasAttribute("data-index")).toBe(isPhone)
})

test("without tasks the page says how a task becomes the reader's, and a viewer gets no button for a new one", () => {
  const [mayAct, setMayAct] = createSignal(true)
  render(() => (
    <MemoryRouter>
      <Route path="*" component={() => <NothingMine list="assigned" mayAct={mayAct()} hiddenCount={0} />} />
    </MemoryRouter>
  ))
  expect(screen.getByText(/^A task becomes yours when a person assigns it to you, when you assign it/)).toBeTruthy()
  expect(screen.getByRole("link", { name: "All tasks" }).getAttribute("href")).toBe("/tasks")
  setMayAct(false)
  expect(screen.queryByRole("button")).toBeNull()
})
