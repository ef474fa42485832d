import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router"
import { render } from "@solidjs/testing-library"
import { Suspense } from "solid-js"
import { afterEach, expect, test, vi } from "vitest"
import { TaskOfNumber } from "./TaskOfNumber.tsx"

afterEach(() => {
  vi.unstubAllGlobals()
})

/** The page of an address, and the requests that it sends. */
const open = (address: string, status: number, answer: object) => {
  const asked: Array<string> = []
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    return Promise.resolve(new Response(JSON.stringify(answer), { status }))
  })
  const history = createMemoryHistory()
  history.set({ value: address })
  const page = render(() => (
    <MemoryRouter history={history} root={(props) => <Suspense>{props.children}</Suspense>}>
      <Route path="/tasks/:id" component={TaskOfNumber} matchFilters={{ id: /^t-/u }} />
      <Route path="/tasks/:id" component={() => <p>The task</p>} />
    </MemoryRouter>
  ))
  return { page, history, asked }
}

test("the number of a task leads to its page", async () => {
  const { page, history, asked } = open("/tasks/t-12?view=history", 200, { id: "task0012" })
  await page.findByText("The task")
  await vi.waitFor(() => expect(history.get()).toBe("/tasks/task0012?view=history"))
  expect(asked).toEqual(["/api/tasks/T-12?after=0"])
})

test("a number that no task has says so, and leads to the list", async () => {
  const { page } = open("/tasks/t-99", 404, {
    type: "/problems/not-found",
    title: "Not found.",
    status: 404,
    detail: ""
  })
  await page.findByText("This task does not exist, or you cannot see it.")
  expect(page.getByRole("link", { name: "Tasks" }).getAttribute("href")).toBe("/tasks")
})
