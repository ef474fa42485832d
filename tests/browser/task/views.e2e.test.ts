/** Saved views of two people: shared, renamed, ordered and deleted while the other one looks, and opened by their address. */
import type { Page } from "playwright"
import { afterEach, beforeEach, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitors: ReadonlyArray<Visitor>
let ann: Page
let bob: Page

beforeEach(async () => {
  visitors = [await scene.enter("Ann", "member"), await scene.enter("Bob", "member")]
  ann = visitors[0]!.page
  bob = visitors[1]!.page
})
afterEach(async () => {
  for (const visitor of visitors) await visitor.close()
})

const make = (title: string, priority: string) =>
  request("POST", "/api/tasks", { title, priority }, title.replaceAll(" ", "-"))
const entry = (page: Page, name: string) =>
  page.getByRole("list", { name: "Views" }).getByRole("listitem").filter({ hasText: name })
const entries = (page: Page) => page.getByRole("list", { name: "Views" }).getByRole("link").allInnerTexts()
const entriesBecome = (page: Page, names: ReadonlyArray<string>) =>
  waitUntil(
    () => entries(page),
    (now) => now.join() === names.join()
  )
/** The name of the element with the focus. */
const focused = (page: Page) =>
  page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent") as Promise<string>
const wide = { width: 1280, height: 800 }
const openTasks = (page: Page, query = "") => page.goto(`${scene.tracker.origin}/tasks${query}`)
const save = async (page: Page, name: string, shared: boolean) => {
  // The key works as soon as the bar with this button is there.
  await page.getByRole("button", { name: "Actions of the view" }).waitFor()
  await page.keyboard.press("v")
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  if (shared) await page.getByRole("checkbox", { name: "Share with the team" }).check()
  await page.getByRole("button", { name: "Save", exact: true }).click()
  await entry(page, name).waitFor()
  await page.waitForURL(/[?&]view=/)
}
const act = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Actions of the view" }).click()
  await page.getByRole("menuitem", { name }).click()
}

test("a colleague sees a shared view at once, and keeps the list when it is deleted", async () => {
  await make("Paint the pier", "critical")
  await make("Sweep the deck", "low")
  await openTasks(bob)
  await openTasks(ann, "?priority=critical")
  await ann.getByRole("link", { name: "Paint the pier" }).waitFor()
  await save(ann, "Storm work", true)

  await entry(bob, "Storm work").getByRole("link").click()
  await bob.getByRole("link", { name: "Sweep the deck" }).waitFor({ state: "detached" })
  await bob.getByRole("link", { name: "Paint the pier" }).focus()

  await act(ann, "Rename…")
  await ann.getByRole("textbox", { name: "Name" }).fill("Gale work")
  await ann.getByRole("button", { name: "Save", exact: true }).click()
  await entry(bob, "Gale work").waitFor()

  await act(ann, "Delete view")
  await bob.getByText("The list keeps its filter").waitFor()
  await entry(bob, "Gale work").waitFor({ state: "detached" })
  expect(await focused(bob)).toBe("Paint the pier")
  expect(await bob.getByRole("link", { name: "Sweep the deck" }).count()).toBe(0)
  await expectFits(bob, "view-deleted")
  await bob.setViewportSize(wide)

  await ann.keyboard.press("z")
  await entry(bob, "Gale work").waitFor()
  await bob.getByText("The list keeps its filter").waitFor({ state: "detached" })
})

test("each person has an order of their own, by the pointer and by the menu", async () => {
  await openTasks(ann, "?priority=high")
  for (const name of ["Alpha", "Beta", "Delta"]) {
    await save(ann, name, true)
    await ann.getByRole("link", { name: "All", exact: true }).click()
  }
  await ann.getByRole("list", { name: "Views" }).waitFor()
  const others = (await entries(ann)).filter((name) => !["Alpha", "Beta", "Delta"].includes(name))
  await entriesBecome(ann, ["Alpha", "Beta", "Delta", ...others])

  await entry(ann, "Delta").dragTo(entry(ann, "Alpha"))
  await entriesBecome(ann, ["Delta", "Alpha", "Beta", ...others])
  await ann.keyboard.press("z")
  await entriesBecome(ann, ["Alpha", "Beta", "Delta", ...others])

  const button = ann.getByRole("button", { name: "Move the view “Beta”" })
  await button.focus()
  await ann.keyboard.press("Enter")
  await ann.getByRole("menuitem", { name: "Move up" }).waitFor()
  await ann.keyboard.press("Enter")
  await entriesBecome(ann, ["Beta", "Alpha", "Delta", ...others])
  await waitUntil(
    () => focused(ann),
    (name) => name === "Move the view “Beta”"
  )
  await ann.reload()
  await entriesBecome(ann, ["Beta", "Alpha", "Delta", ...others])
  await openTasks(bob)
  await entry(bob, "Alpha").waitFor()
  expect((await entries(bob)).filter((name) => ["Alpha", "Beta", "Delta"].includes(name))).toEqual([
    "Alpha",
    "Beta",
    "Delta"
  ])
})

test("an address of a view shows no task before the view is known, and an unknown view says what to do", async () => {
  await make("Coil the ropes", "critical")
  await make("Count the ropes", "low")
  await openTasks(ann, "?priority=critical&q=ropes")
  await ann.getByRole("link", { name: "Coil the ropes" }).waitFor()
  // An open page of Bob would store the view on the device, and so know it at once.
  await bob.goto("about:blank")
  await save(ann, "Ropes", true)
  const query = new URL(ann.url()).search

  let tasksCame = false
  let give = () => {}
  const held = new Promise<void>((resolve) => (give = resolve))
  await bob.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage(async (message) => {
      if (String(message).includes('"window":"savedViews"')) await held
      socket.send(message)
      if (String(message).includes('"window":"tasks:active"')) tasksCame = true
    })
  })
  await openTasks(bob, query)
  await bob.locator(".tasks-scroll .skeleton").waitFor()
  await waitUntil(
    () => Promise.resolve(tasksCame),
    (came) => came
  )
  await bob.evaluate("new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))")
  expect(await bob.getByRole("link", { name: /the ropes/ }).count()).toBe(0)
  give()
  await bob.getByRole("link", { name: "Coil the ropes" }).waitFor()
  expect(await bob.getByRole("link", { name: "Count the ropes" }).count()).toBe(0)

  await openTasks(bob, "?view=gone0000")
  await bob.getByText("it is not shared with you").waitFor()
  await expectFits(bob, "view-unknown")
  await bob.getByRole("link", { name: "Show all tasks" }).click()
  await bob.getByRole("link", { name: "Count the ropes" }).waitFor()
})
