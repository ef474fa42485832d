import { MemoryRouter, Route, createMemoryHistory } from "@solidjs/router"
import { render, screen } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import { ActorId } from "../../../domain/ids.ts"
import { shownView } from "../../kit/rows.ts"
import type { ViewActs } from "./createViewActs.ts"
import { createListed, type ListSettings } from "./createListed.ts"
import { ViewBar } from "./ViewBar.tsx"

const ann = ActorId.make("person:ann00000")
const view = shownView(ann, {
  name: "Storm work",
  fields: { priority: { not: false, values: ["critical"] } },
  order: "due"
})
const acts = { me: ann, mayShare: () => true, mayChange: () => true, saved: () => null } as unknown as ViewActs

/** Shows the bar at an address. Returns the list of the page and its present address. */
const shownAt = (address: string) => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const made: { listed?: ListSettings } = {}
  const Page = () => {
    const listed = createListed((id) => (id === view.id ? view : undefined))
    made.listed = listed
    const rows = { people: [], topics: [], nameOf: () => undefined }
    return <ViewBar listed={listed} saved={[view]} acts={acts} rows={rows} by="status" place="list" />
  }
  render(() => (
    <MemoryRouter history={history}>
      <Route path="*" component={Page} />
    </MemoryRouter>
  ))
  return { listed: made.listed as ListSettings, address: () => history.get() }
}

test("an address with the id of a view shows the view, and its tab is the current one", () => {
  const { listed } = shownAt("/tasks?view=view0001")
  expect([listed.filter().fields, listed.order(), listed.isChanged()]).toEqual([view.fields, "due", false])
  const tab = screen.getByRole("link", { current: true })
  expect(tab.textContent).toBe("Storm work")
  expect(tab.getAttribute("href")).toBe("/tasks?view=view0001")
})

test("a change is in the address and on the tab until it is discarded", async () => {
  const { listed, address } = shownAt("/tasks?view=view0001")
  listed.setFilter({ fields: {}, text: "", hidden: false })
  await vi.waitFor(() => expect(address()).toContain("sort=due"))
  expect([listed.filter().fields, listed.isChanged()]).toEqual([{}, true])
  expect(screen.getByRole("link", { current: true }).textContent).toContain("changed")
  expect(screen.getByRole("button", { name: "Save changes" })).toBeTruthy()
  listed.showSaved()
  await vi.waitFor(() => expect(address()).toBe("/tasks?view=view0001"))
  expect(listed.filter().fields).toEqual(view.fields)
})

test("an address that repeats its view becomes the address of the view", async () => {
  const { address } = shownAt("/tasks?view=view0001&priority=critical&sort=due")
  await vi.waitFor(() => expect(address()).toBe("/tasks?view=view0001"))
})

test("an address of a deleted view shows the list of its parameters", () => {
  const { listed } = shownAt("/tasks?view=gone0000&priority=low")
  expect([listed.viewId(), listed.view(), listed.filter().fields]).toEqual([
    "gone0000",
    undefined,
    { priority: { not: false, values: ["low"] } }
  ])
  expect(screen.queryByRole("link", { current: true })).toBeNull()
})
