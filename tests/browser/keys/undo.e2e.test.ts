/** A command is undone by a key, and a change of another person is not overwritten without a question. */
import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor

beforeAll(async () => {
  visitor = await scene.enter("Ann", "member")
})
afterAll(async () => {
  await visitor.close()
})

const openNew = async (page: Page, title: string) => {
  const id = String((await request("POST", "/api/tasks", { title }, title.replaceAll(" ", "-"))).body.id)
  await page.goto(`${scene.tracker.origin}/tasks/${id}`)
  await page.getByRole("button", { name: `Title: ${title}` }).waitFor()
  return id
}
const becomes = (id: string, field: string, value: string) =>
  waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body[field] === value
  )
const complete = async (page: Page, id: string) => {
  await page.getByRole("button", { name: "Complete" }).focus()
  await page.keyboard.press("Enter")
  await becomes(id, "status", "done")
  await page
    .getByRole("status")
    .getByText(/^Completed/)
    .waitFor()
}
const asked = (page: Page) => page.getByText(/was changed after that\. Undo your part anyway\?/)

test("Z reopens the task that was just completed", async () => {
  const { page } = visitor
  const id = await openNew(page, "Mend the pier")
  await complete(page, id)
  await page.keyboard.press("z")
  await becomes(id, "status", "open")
  const undone = page.getByText(/^Undone: T-\d+ Mend the pier$/)
  await undone.waitFor()
  expect(await undone.count()).toBe(1)
})

test("after another person's change Z asks first, and undoes at the second press", async () => {
  const { page } = visitor
  const id = await openNew(page, "Paint the boat")
  await complete(page, id)
  await request("POST", `/api/tasks/${id}/reopen`, {}, "reopen")
  await request("POST", `/api/tasks/${id}/cancel`, {}, "cancel")
  await page.getByText("Cancelled", { exact: true }).locator("visible=true").first().waitFor()
  await page.keyboard.press("z")
  await asked(page).waitFor()
  expect((await request("GET", `/api/tasks/${id}`)).body["status"]).toBe("cancelled")
  await page.keyboard.press("z")
  await becomes(id, "status", "open")
})

test("the undo of a title that another person changed meanwhile asks first", async () => {
  const { page } = visitor
  const id = await openNew(page, "Oil the winch")
  await page.getByRole("button", { name: /^Title:/ }).click()
  await page.getByRole("textbox", { name: "Title" }).fill("Oil the old winch")
  await page.keyboard.press("Enter")
  await becomes(id, "title", "Oil the old winch")
  // The field has closed, so that the key is not typed into it.
  await page.getByRole("button", { name: "Title: Oil the old winch" }).waitFor()
  // The page has not heard of the other change when it sends its own.
  await page.route("**/retitle", async (route) => {
    await request("POST", `/api/tasks/${id}/retitle`, { title: "Oil both winches" }, "of-bob")
    await page.unroute("**/retitle")
    await route.fallback()
  })
  await page.keyboard.press("z")
  await asked(page).waitFor()
  expect((await request("GET", `/api/tasks/${id}`)).body["title"]).toBe("Oil both winches")
  await page.keyboard.press("z")
  await becomes(id, "title", "Oil the winch")
})
