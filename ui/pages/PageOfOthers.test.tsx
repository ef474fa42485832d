import { MemoryRouter, Route } from "@solidjs/router"
import { render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { PageOfOthers } from "./PageOfOthers.tsx"

test("a page of another role names the role, and leads to the people who may change it", async () => {
  const shown = () => (
    <PageOfOthers
      page="Settings"
      reason="This page is for administrators"
      text="An administrator can change your role."
      people="See the administrators"
    />
  )
  const page = render(() => (
    <MemoryRouter>
      <Route path="*" component={shown} />
    </MemoryRouter>
  ))
  await page.findByRole("heading", { level: 2, name: "This page is for administrators" })
  expect(page.getByRole("link", { name: "See the administrators" }).getAttribute("href")).toBe("/settings/people")
})
