import { MemoryRouter, Route } from "@solidjs/router"
import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { NoSuchPage } from "./NoSuchPage.tsx"

test("an address without a page says so, and links to the tasks", async () => {
  const page = render(() => (
    <MemoryRouter>
      <Route path="*" component={NoSuchPage} />
    </MemoryRouter>
  ))
  expect((await page.findByRole("heading", { level: 1 }, { timeout: 20_000 })).textContent).toContain("Page not found")
  expect(page.getByRole("link", { name: "Tasks" }).getAttribute("href")).toBe("/tasks")
})
