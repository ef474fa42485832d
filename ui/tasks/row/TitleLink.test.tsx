import { createMemoryHistory, MemoryRouter, Route, useLocation } from "@solidjs/router"
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { listBehind, TitleLink } from "./TitleLink.tsx"

test("the page of a task knows the list that it was opened from, with its filter", async () => {
  const history = createMemoryHistory()
  history.set({ value: "/board?assignee=me" })
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/board" component={() => <TitleLink id="task0001" title="Mend the pier" />} />
      <Route path="/tasks/:id" component={() => <p>back to {listBehind(useLocation().state)}</p>} />
    </MemoryRouter>
  ))
  fireEvent.click(screen.getByRole("link", { name: "Mend the pier" }))
  expect(await screen.findByText("back to /board?assignee=me")).toBeTruthy()
})

test.each([undefined, null, {}, { from: "/" }, { from: "/tasks/task0002" }, { from: "//example.com/tasks" }])(
  "after %j it leads to the list of tasks",
  (state) => expect(listBehind(state)).toBe("/tasks")
)
