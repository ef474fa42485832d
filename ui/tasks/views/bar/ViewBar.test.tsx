import { MemoryRouter, Route, createMemoryHistory } from "@solidjs/router"
import { render, screen } from "@solidjs/testing-library"
import { createEffect, createRoot, createSignal } from "solid-js"
import { expect, test, vi } from "vitest"
import { ActorId } from "../../../../domain/ids.ts"
import { shownView } from "../../../kit/rows.ts"
import type { ViewOrder } from "../createViewOrder.ts"
import type { ViewActs } from "../createViewActs.ts"
import { createListed, type ListSettings } from "../createListed.ts"
import { ViewBar } from "./ViewBar.tsx"

const ann = ActorId.make("person:ann00000")
const view = shownView(ann, {
  name: "Storm work",
  fields: { priority: { not: false, values: ["critical"] } },
  order: "due"
})
const acts = { me: ann, mayShare: () => true, mayChange: () => true } as unknown as ViewActs

const order = { all: () => [view], ids: () => [view.id], linesOf: () => [] } as unknown as ViewOrder

/** Shows the bar at an address. Returns the list of the page and its present address. */
const shownAt = (
  address: string,
  viewOf = (id: string): typeof view | undefined => (id === view.id ? view : undefined),
  arrived = () => true
) => {
  const history = createMemoryHistory()
  history.set({ value: address })
  const made: { listed?: ListSettings } = {}
  const Page = () => {
    const listed = createListed(viewOf, arrived)
    made.listed = listed
    const rows = { people: [], topics: [], nameOf: () => undefined }
    return <ViewBar listed={listed} order={order} acts={acts} rows={rows} by="status" place="list" />
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

test("an address of a view shows no list before the views are known", () => {
  const [views, setViews] = createSignal<ReadonlyArray<typeof view>>([])
  const [arrived, setArrived] = createSignal(false)
  const viewOf = (id: string) => views().find((each) => each.id === id)
  const { listed } = shownAt("/tasks?view=view0001", viewOf, arrived)
  expect([listed.state(), listed.isGone()]).toEqual(["loading", false])
  setViews([view])
  setArrived(true)
  expect([listed.state(), listed.filter().fields]).toEqual(["shown", view.fields])
})

test("an address of an unknown view shows no list, and says that the view is gone", () => {
  const [arrived, setArrived] = createSignal(false)
  const { listed } = shownAt("/tasks?view=gone0000", undefined, arrived)
  expect(listed.state()).toBe("loading")
  setArrived(true)
  expect([listed.state(), listed.isGone()]).toEqual(["gone", true])
})

test("a view that is deleted while it is open leaves its list in the address", async () => {
  const [views, setViews] = createSignal<ReadonlyArray<typeof view>>([view])
  const { listed, address } = shownAt("/tasks?view=view0001", (id) => views().find((each) => each.id === id))
  const states: Array<string> = []
  const ended = createRoot((end) => {
    createEffect(() => states.push(listed.state()))
    return end
  })
  setViews([])
  await vi.waitFor(() => expect(address()).toContain("priority=critical"))
  expect([listed.state(), listed.isGone(), listed.filter().fields, listed.order()]).toEqual([
    "shown",
    true,
    view.fields,
    "due"
  ])
  // The rows never leave the page, so the focus stays.
  expect(new Set(states)).toEqual(new Set(["shown"]))
  ended()
  // Its deletion is undone.
  setViews([view])
  await vi.waitFor(() => expect(address()).toBe("/tasks?view=view0001"))
})

test("a view that was just saved shows its list before its row arrives", async () => {
  const { listed } = shownAt("/tasks?priority=critical", () => undefined)
  listed.openSaved("view0009")
  await vi.waitFor(() => expect(listed.viewId()).toBe("view0009"))
  expect([listed.state(), listed.isGone()]).toEqual(["shown", false])
})
