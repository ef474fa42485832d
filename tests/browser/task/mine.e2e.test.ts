/** My tasks: the reader's tasks by due date, at the reader's midnight, under the pointer, and by keys. */
import type { Page } from "playwright"
import { afterEach, beforeEach, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page
let me: string

// Ten minutes before midnight in Kyiv. In UTC it is still nine in the evening of that day.
const late = new Date("2031-06-12T20:50:00Z")

beforeEach(async () => {
  visitor = await scene.enter("Ann", "member", { timezoneId: "Europe/Kyiv" })
  page = visitor.page
  me = (await (await page.context().request.get(`${scene.tracker.origin}/api/session`)).json()).actor
})
afterEach(async () => {
  // Each test begins without tasks of the reader.
  const { body } = await request("GET", "/api/tasks?limit=100")
  for (const id of (body.items ?? []).map(({ id }) => String(id)))
    await request("POST", `/api/tasks/${id}/assign`, { assignee: null }, `free-${id}`)
  await visitor.close()
})

const make = async (title: string, due: string | null, assignee: string | null = me) => {
  const key = title.replaceAll(" ", "-")
  const id = String((await request("POST", "/api/tasks", { title }, key)).body.id)
  if (due !== null) await request("POST", `/api/tasks/${id}/schedule`, { due }, `${key}-due`)
  if (assignee !== null) await request("POST", `/api/tasks/${id}/assign`, { assignee }, `${key}-who`)
  return id
}
const group = (name: string) =>
  page.locator(".task-group").filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${name}`) }) })
const row = (title: string, of = "") => (of === "" ? page : group(of)).getByRole("listitem").filter({ hasText: title })
const open = async () => {
  await page.clock.install({ time: late })
  await page.goto(`${scene.tracker.origin}/mine`)
}
const focused = () => page.evaluate("document.activeElement.textContent")
const badge = () => page.getByRole("link", { name: /^My tasks/ }).innerText()

test("at the reader's midnight the groups, the dates and the badge are those of the new day, without a reload", async () => {
  await make("Refund the sailing", "2031-06-12")
  await make("Answer the harbour", "2031-06-13")
  await make("Ask the yard", null)
  await make("Not mine", "2031-06-12", null)
  await open()
  await row("Refund the sailing", "Today").waitFor()
  await row("Answer the harbour", "Next 7 days").waitFor()
  await row("Ask the yard", "No due date").waitFor()
  expect(await row("Not mine").count()).toBe(0)
  expect(await badge()).toMatch(/1$/)
  await row("Ask the yard").getByRole("link").focus()
  await page.clock.fastForward("11:00")
  await row("Refund the sailing", "Overdue").waitFor()
  await row("Answer the harbour", "Today").waitFor()
  expect(await badge()).toMatch(/2$/)
  expect(await focused()).toBe("Ask the yard")
  expect(await barriers(page)).toEqual([])
})

test("a task that another person assigns waits while the pointer is on a row, and one that they complete keeps its place", async () => {
  await make("Oil the winch", "2031-06-13")
  const done = await make("Count the jackets", "2031-06-12")
  await open()
  await row("Oil the winch").hover()
  const before = await row("Oil the winch").boundingBox()
  await make("Paint the boat", "2031-06-12")
  await page.getByRole("button", { name: "1 new" }).waitFor()
  await request("POST", `/api/tasks/${done}/complete`, {}, "jackets-done")
  await row("Count the jackets").and(page.locator(".over")).waitFor()
  expect(await row("Oil the winch").boundingBox()).toEqual(before)
  await page.mouse.move(5, 5)
  await row("Paint the boat", "Today").waitFor()
  // By the clock of this page the task was done years ago.
  await row("Count the jackets").waitFor({ state: "detached" })
})

test("a new date moves the row to its group at once, with the focus, and Z moves it back", async () => {
  const id = await make("Check the tide", "2031-06-12")
  await make("Send the list", "2031-06-12")
  await open()
  await row("Check the tide", "Today").getByRole("link").focus()
  await page.keyboard.press("d")
  await page.getByRole("button", { name: /^Tomorrow/ }).click()
  await row("Check the tide", "Next 7 days").waitFor()
  expect(await waitUntil(focused, (text) => text === "Check the tide")).toBe("Check the tide")
  await waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body["due"] === "2031-06-13"
  )
  await page.keyboard.press("z")
  await row("Check the tide", "Today").waitFor()
})

test("Escape on a task leads back to the list from which it was opened, to its row", async () => {
  await make("Lift the anchor", "2031-06-12")
  await open()
  await row("Lift the anchor").getByRole("link").click()
  await page.getByRole("button", { name: "Title: Lift the anchor" }).waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("heading", { level: 1, name: "My tasks" }).waitFor()
  expect(await waitUntil(focused, (text) => text === "Lift the anchor")).toBe("Lift the anchor")
})

test("without tasks the page says how a task becomes the reader's, and the first one appears at once", async () => {
  await page.goto(`${scene.tracker.origin}/tasks`)
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
  await page.keyboard.press("g")
  await page.keyboard.press("i")
  await page.getByRole("heading", { level: 1, name: "My tasks" }).waitFor()
  await page.getByText(/^A task becomes yours when a person assigns it to you/).waitFor()
  expect(await barriers(page)).toEqual([])
  await make("Sign the contract", null)
  await row("Sign the contract", "No due date").waitFor()
  // The navigation ends the requests of the page before.
  expect(visitor.complaints.filter((complaint) => !complaint.startsWith("failed:"))).toEqual([])
})
